import { Link } from 'react-router';
import { Card } from '../../../../shared/ui/index.ts';
import { Page } from '../../frame/page.tsx';
import { Progress, SolvedMark } from '../tasks/progress.tsx';
import { useLabTexts } from '../texts/use-lab-texts.ts';
import { LESSONS } from './lesson-list.ts';

export function LessonsPage() {
  const t = useLabTexts();
  return (
    <Page title={t('lab.lessons')} lead={t('lessons.lead')} wide>
      <Progress />
      <ol className="lab__cards">
        {LESSONS.map(({ id }, place) => (
          <li key={id}>
            <Card className="lab__card">
              <h2>
                <Link to={`/lab/lessons/${id}`}>
                  {place + 1}. {t(`lessons.${id}.title`)}
                </Link>
              </h2>
              <p>{t(`lessons.${id}.goal`)}</p>
              <SolvedMark task={`lessons/${id}`} />
            </Card>
          </li>
        ))}
      </ol>
    </Page>
  );
}
