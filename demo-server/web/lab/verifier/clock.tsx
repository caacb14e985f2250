import { useId } from 'react';
import { Card, CodeDisplay } from '../../../../shared/ui/index.ts';
import { currentLocale } from '../../texts/translator.ts';
import { type LabTexts, useLabTexts } from '../texts/use-lab-texts.ts';

/** Maximum error of a clock, in seconds. */
export const MOST_DRIFT = 150;

export interface ClockProps {
  title: string;
  /** Unix milliseconds, including the drift. */
  now: number;
  step: number;
  /** In seconds. Positive if the clock is ahead. */
  drift: number;
  driftLabel: string;
  onDrift: (seconds: number) => void;
  /** The code on this side, and the seconds left for it. */
  code?: string;
  seconds?: number;
}

/** Shows one side's clock and its time step, with a slider that sets it wrong. */
export function Clock({ title, now, step, drift, driftLabel, onDrift, code, seconds }: ClockProps) {
  const t = useLabTexts();
  const id = useId();
  return (
    <Card className="lab__stack">
      <h2>{title}</h2>
      <dl className="clock">
        <dt>{t('verifier.clock')}</dt>
        <dd className="clock__time">{new Date(now).toLocaleTimeString(currentLocale())}</dd>
        <dt>{t('verifier.step')}</dt>
        <dd className="lab__code">{step}</dd>
        {code !== undefined && (
          <>
            <dt>{t('verifier.shows')}</dt>
            <dd>
              <CodeDisplay code={code} />
              <span className="cs-small cs-soft">
                {' · '}
                {t('verifier.nextIn', { count: seconds ?? 0 })}
              </span>
            </dd>
          </>
        )}
      </dl>
      <div>
        <label htmlFor={id}>
          {driftLabel} <strong>{driftInWords(drift, t)}</strong>
        </label>
        <input
          id={id}
          className="lab__range"
          type="range"
          min={-MOST_DRIFT}
          max={MOST_DRIFT}
          step={5}
          value={drift}
          aria-valuetext={driftInWords(drift, t)}
          onChange={(event) => onDrift(Number(event.target.value))}
        />
      </div>
    </Card>
  );
}

function driftInWords(drift: number, t: LabTexts): string {
  if (drift === 0) return t('verifier.onTime');
  return drift > 0 ? t('verifier.ahead', { count: drift }) : t('verifier.behind', { count: -drift });
}
