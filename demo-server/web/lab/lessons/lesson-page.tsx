import { Printer } from 'lucide-react';
import { Link, useParams } from 'react-router';
import { Button, Card } from '../../../../shared/ui/index.ts';
import { NotFoundPage } from '../../frame/not-found.tsx';
import { Page } from '../../frame/page.tsx';
import { useLabTexts } from '../texts/use-lab-texts.ts';
import { ChoiceTask } from './choice-task.tsx';
import { LESSONS, type LessonId } from './lesson-list.ts';
import { TextTask } from './text-task.tsx';
import { useTextTask } from './use-text-task.ts';
import './lessons.css';

export function LessonPage() {
  const { lesson } = useParams();
  const place = LESSONS.findIndex(({ id }) => id === lesson);
  const found = LESSONS[place];
  // The key makes React forget the answer when the lesson changes.
  return found ? <Lesson key={found.id} id={found.id} page={found.page} place={place} /> : <NotFoundPage />;
}

function Lesson({ id, page, place }: { id: LessonId; page: string; place: number }) {
  const t = useLabTexts();
  const previous = LESSONS[place - 1];
  const next = LESSONS[place + 1];
  return (
    <Page
      title={t(`lessons.${id}.title`)}
      lead={t(`lessons.${id}.goal`)}
      above={
        <p className="cs-small cs-soft">
          {t('lessons.number', { number: place + 1, total: LESSONS.length })}
        </p>
      }
      wide
    >
      <div className="lesson">
        <p>{t(`lessons.${id}.first`)}</p>
        <p>{t(`lessons.${id}.second`)}</p>
        <p>{t(`lessons.${id}.third`)}</p>
        <p className="lesson__screen-only">
          {t('lessons.try')}: <Link to={page}>{t(pageTitle(page))}</Link>
        </p>
      </div>
      <Card className="lab__stack">
        <h2>{t('lessons.task')}</h2>
        <p>{t(`lessons.${id}.task`)}</p>
        {id === 'losing' ? <ChoiceTask /> : <WithTextTask id={id} />}
        <div className="lesson__paper-only" aria-hidden="true">
          <p>{t('lessons.answerLine')}</p>
          <p>{t('lessons.nameLine')}</p>
        </div>
      </Card>
      <div className="lab__buttons lesson__screen-only">
        {previous && <Link to={`/lab/lessons/${previous.id}`}>{t('lessons.previous')}</Link>}
        {next && <Link to={`/lab/lessons/${next.id}`}>{t('lessons.next')}</Link>}
        <Button icon={<Printer aria-hidden="true" />} onClick={() => window.print()}>
          {t('lessons.print')}
        </Button>
      </div>
    </Page>
  );
}

function WithTextTask({ id }: { id: Exclude<LessonId, 'losing'> }) {
  return <TextTask check={useTextTask(id)} isLong={id === 'enrolling'} />;
}

function pageTitle(page: string) {
  if (page === '/lab/code') return 'lab.code';
  if (page === '/lab/verifier') return 'lab.verifier';
  return page === '/lab/key-uri' ? 'lab.keyUri' : 'lab.attacks';
}
