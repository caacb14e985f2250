import { Printer } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Link, useParams } from 'react-router';
import { Button, Checkbox } from '../../../../shared/ui/index.ts';
import { NotFoundPage } from '../../frame/not-found.tsx';
import { Page } from '../../frame/page.tsx';
import { currentLocale } from '../../texts/translator.ts';
import { choice } from '../links/lab-state.ts';
import { useLabState } from '../links/use-lab-state.ts';
import { type LabTexts, useLabTexts } from '../texts/use-lab-texts.ts';
import { QUESTIONS, type Values, valuesOf, WORKSHEETS, type WorksheetId } from './worksheets.ts';
import './worksheets.css';

const SPEC = { solutions: choice(['no', 'yes'], 'no') };

/** One worksheet, to print: with lines to write on, or with the solutions for the teacher. */
export function WorksheetPage() {
  const { worksheet } = useParams();
  const found = WORKSHEETS.find((id) => id === worksheet);
  return found ? <Worksheet key={found} id={found} /> : <NotFoundPage />;
}

function Worksheet({ id }: { id: WorksheetId }) {
  const t = useLabTexts();
  const [{ solutions }, change] = useLabState(SPEC);
  const values = useValues(id);
  const shows = solutions === 'yes';
  const place = WORKSHEETS.indexOf(id);
  return (
    <Page
      title={t(`worksheets.${id}.title`)}
      lead={t(`worksheets.${id}.lead`)}
      above={
        <p className="cs-small cs-soft">
          {t('worksheets.number', { number: place + 1, total: WORKSHEETS.length })}
          {shows && ` · ${t('worksheets.withSolutions')}`}
        </p>
      }
      wide
    >
      <div className="lab__buttons lesson__screen-only">
        <Checkbox
          checked={shows}
          onChange={({ target }) => change({ solutions: target.checked ? 'yes' : 'no' })}
        >
          {t('worksheets.showSolutions')}
        </Checkbox>
        <Button icon={<Printer aria-hidden="true" />} onClick={() => window.print()}>
          {t('worksheets.print')}
        </Button>
        <Link to="/lab/worksheets">{t('lab.worksheets')}</Link>
      </div>
      {!shows && <p className="worksheet__name">{t('worksheets.nameLine')}</p>}
      {values && (
        <>
          <p className="worksheet__given">{textOf(t, id, 'given', values)}</p>
          <ol className="worksheet">
            {QUESTIONS[id].map((question) => (
              <li key={question}>
                <p>{textOf(t, id, question, values)}</p>
                {shows ? (
                  <p className="worksheet__solution">
                    <strong>{t('worksheets.solution')}</strong> {textOf(t, id, `${question}Solution`, values)}
                  </p>
                ) : (
                  <div className="worksheet__lines" aria-hidden="true" />
                )}
              </li>
            ))}
          </ol>
        </>
      )}
    </Page>
  );
}

/** Returns a text of a worksheet. A test checks that every one exists and has the values it names. */
function textOf(t: LabTexts, id: WorksheetId, name: string, values: Values): string {
  return (t as unknown as (key: string, values: Values) => string)(`worksheets.${id}.${name}`, values);
}

/** Returns the values of a worksheet, with numbers as people write them. */
function useValues(id: WorksheetId): Values | undefined {
  const [values, setValues] = useState<Values>();
  const locale = currentLocale();
  useEffect(() => {
    let isWanted = true;
    void valuesOf(id).then((found) => {
      if (isWanted) setValues(written(found, locale));
    });
    return () => {
      isWanted = false;
    };
  }, [id, locale]);
  return values;
}

function written(values: Values, locale: string): Values {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'number' ? value.toLocaleString(locale) : value,
    ]),
  );
}
