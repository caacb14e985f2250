import { Link, useParams } from 'react-router';
import { NotFoundPage } from '../../frame/not-found.tsx';
import { CoursePage } from '../tasks/course-page.tsx';
import { TextTask } from '../tasks/text-task.tsx';
import { useLabTexts } from '../texts/use-lab-texts.ts';
import { ChoiceTask } from './choice-task.tsx';
import { LESSONS, type LessonId } from './lesson-list.ts';
import { useTextTask } from './use-text-task.ts';

export function LessonPage() {
  const { lesson } = useParams();
  const place = LESSONS.findIndex(({ id }) => id === lesson);
  const found = LESSONS[place];
  // The key makes React forget the answer when the lesson changes.
  return found ? <Lesson key={found.id} id={found.id} page={found.page} place={place} /> : <NotFoundPage />;
}

function Lesson({ id, page, place }: { id: LessonId; page: string; place: number }) {
  const t = useLabTexts();
  const to = (at: number) => `/lab/lessons/${LESSONS[at]?.id}`;
  return (
    <CoursePage
      task={`lessons/${id}`}
      title={t(`lessons.${id}.title`)}
      goal={t(`lessons.${id}.goal`)}
      number={t('lessons.number', { number: place + 1, total: LESSONS.length })}
      paragraphs={[t(`lessons.${id}.first`), t(`lessons.${id}.second`), t(`lessons.${id}.third`)]}
      links={
        <p className="lesson__screen-only">
          {t('lessons.try')} <Link to={page}>{t(pageTitle(page))}</Link>
        </p>
      }
      question={t(`lessons.${id}.task`)}
      previous={LESSONS[place - 1] && { to: to(place - 1), label: t('lessons.previous') }}
      next={LESSONS[place + 1] && { to: to(place + 1), label: t('lessons.next') }}
      print={t('lessons.print')}
    >
      {id === 'losing' ? <ChoiceTask /> : <WithTextTask id={id} />}
    </CoursePage>
  );
}

function WithTextTask({ id }: { id: Exclude<LessonId, 'losing'> }) {
  return <TextTask task={`lessons/${id}`} check={useTextTask(id)} isLong={id === 'enrolling'} />;
}

function pageTitle(page: string) {
  if (page === '/lab/code') return 'lab.code';
  if (page.startsWith('/lab/verifier')) return 'lab.verifier';
  return page === '/lab/key-uri' ? 'lab.keyUri' : 'lab.attacks';
}
