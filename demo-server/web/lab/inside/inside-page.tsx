import { Link } from 'react-router';
import { Card } from '../../../../shared/ui/index.ts';
import { Page } from '../../frame/page.tsx';
import { Progress, SolvedMark } from '../tasks/progress.tsx';
import { useLabTexts } from '../texts/use-lab-texts.ts';
import { STATIONS } from './stations.ts';

/** The list of the stations. */
export function InsidePage() {
  const t = useLabTexts();
  return (
    <Page title={t('lab.inside')} lead={t('inside.lead')} wide>
      <Progress />
      <ol className="lab__cards">
        {STATIONS.map(({ id }, place) => (
          <li key={id}>
            <Card className="lab__card">
              <h2>
                <Link to={`/lab/inside/${id}`}>
                  {place + 1}. {t(`inside.${id}.title`)}
                </Link>
              </h2>
              <p>{t(`inside.${id}.goal`)}</p>
              <SolvedMark task={`inside/${id}`} />
            </Card>
          </li>
        ))}
      </ol>
    </Page>
  );
}
