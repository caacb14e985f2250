import type { ReactNode } from 'react';
import { currentLocale } from '../../texts/translator.ts';
import { type LabTexts, useLabTexts } from '../texts/use-lab-texts.ts';
import type { AttackLog } from './guessing.ts';
import { span } from './span.ts';

/** Guesses with a row each. The long part with equal waits after them has one row. */
const FIRST = 14;

/** Shows when the throttle allowed each guess, and the wait after it. */
export function AttackLogTable({ log: { guessedAt, isStopped } }: { log: AttackLog }) {
  const t = useLabTexts();
  const locale = currentLocale();
  const last = guessedAt.length - 1;
  const row = (place: number, name: ReactNode, after: string) => (
    <tr key={place}>
      <th scope="row">{name}</th>
      <td>{after}</td>
      <td>{waitAfter(guessedAt, place, t, locale)}</td>
    </tr>
  );
  const rowOf = (place: number) => row(place, place + 1, span(guessedAt[place] ?? 0, t, locale));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls must be reachable by keyboard
    <section className="lab__scroll" tabIndex={0} aria-label={t('attacks.logTitle')}>
      <table className="lab__table">
        <caption>{t('attacks.logTitle')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('attacks.guess')}</th>
            <th scope="col">{t('attacks.after')}</th>
            <th scope="col">{t('attacks.wait')}</th>
          </tr>
        </thead>
        <tbody>
          {guessedAt.slice(0, FIRST).map((_, place) => rowOf(place))}
          {last > FIRST && row(FIRST, <bdi dir="ltr">{`${FIRST + 1}–${last}`}</bdi>, '…')}
          {last >= FIRST && rowOf(last)}
        </tbody>
      </table>
      <p>
        {t('attacks.logText', { count: guessedAt.length })} {isStopped && t('attacks.logStopped')}
      </p>
    </section>
  );
}

function waitAfter(guessedAt: readonly number[], place: number, t: LabTexts, locale: string): string {
  const next = guessedAt[place + 1];
  if (next === undefined) return t('attacks.forGood');
  const wait = next - (guessedAt[place] ?? 0);
  return wait === 0 ? t('attacks.none') : span(wait, t, locale);
}
