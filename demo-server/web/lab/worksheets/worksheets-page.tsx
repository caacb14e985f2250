import { Link } from 'react-router';
import { Card } from '../../../../shared/ui/index.ts';
import { Page } from '../../frame/page.tsx';
import { useLabTexts } from '../texts/use-lab-texts.ts';
import { WORKSHEETS } from './worksheets.ts';

/** The list of the worksheets. */
export function WorksheetsPage() {
  const t = useLabTexts();
  return (
    <Page title={t('lab.worksheets')} lead={t('worksheets.lead')} wide>
      <ol className="lab__cards">
        {WORKSHEETS.map((id, place) => (
          <li key={id}>
            <Card className="lab__card">
              <h2>
                <Link to={`/lab/worksheets/${id}`}>
                  {place + 1}. {t(`worksheets.${id}.title`)}
                </Link>
              </h2>
              <p>{t(`worksheets.${id}.lead`)}</p>
              <p>
                <Link to={`/lab/worksheets/${id}?solutions=yes`}>
                  {t('worksheets.solutionsOf', { number: place + 1 })}
                </Link>
              </p>
            </Card>
          </li>
        ))}
      </ol>
    </Page>
  );
}
