import { currentLocale } from '../../texts/translator.ts';
import { useLabTexts } from '../texts/use-lab-texts.ts';
import type { AttackLog } from './guessing.ts';
import { span } from './span.ts';

/** Guesses shown before the long part with equal waits. */
const FIRST = 14;

/** Shows when the throttle allowed each guess, and the wait after it. */
export function AttackLogTable({ log: { guessedAt, isStopped } }: { log: AttackLog }) {
  const t = useLabTexts();
  const locale = currentLocale();
  const last = guessedAt.length - 1;
  const places = guessedAt.map((_, place) => place).filter((place) => place < FIRST || place === last);
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
          {places.map((place) => {
            const at = guessedAt[place] ?? 0;
            const next = guessedAt[place + 1];
            const wait =
              next === undefined
                ? t('attacks.forGood')
                : next === at
                  ? t('attacks.none')
                  : span(next - at, t, locale);
            return (
              <tr key={place}>
                <th scope="row">{place + 1}</th>
                <td>{span(at, t, locale)}</td>
                <td>{wait}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <p>
        {t('attacks.logText', { count: guessedAt.length })} {isStopped && t('attacks.logStopped')}
      </p>
    </section>
  );
}
