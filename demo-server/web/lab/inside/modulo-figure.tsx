import { useState } from 'react';
import { Button, SelectField } from '../../../../shared/ui/index.ts';
import { currentLocale } from '../../texts/translator.ts';
import { randomKey } from '../code/lab-account.ts';
import { Figure } from '../figures/figure.tsx';
import { choice } from '../links/lab-state.ts';
import { useLabState } from '../links/use-lab-state.ts';
import { useLabTexts } from '../texts/use-lab-texts.ts';
import { FirstDigitChart } from './first-digit-chart.tsx';
import { byFirstDigit, countFirstDigits, NUMBERS, spreadOf } from './modulo.ts';

const LENGTHS = ['6', '7', '8', '9', '10'] as const;
const SPEC = { digits: choice(LENGTHS, '9') };

/** Codes made and counted at one press of the button. */
const AT_ONCE = 5000;

/** How evenly codes are spread: computed for every 31-bit number, and counted in real codes. */
export function ModuloFigure() {
  const t = useLabTexts();
  const locale = currentLocale();
  const [state, change] = useLabState(SPEC);
  const [counts, setCounts] = useState<readonly number[]>();
  const digits = Number(state.digits);
  const spread = spreadOf(digits);
  const shares = byFirstDigit(spread).map((count) => count / NUMBERS);
  const total = counts?.reduce((sum, count) => sum + count) ?? 0;
  const counted = counts?.map((count) => count / total);
  const inPercent = (share: number) =>
    share.toLocaleString(locale, { style: 'percent', maximumFractionDigits: 1 });
  const list = (values: readonly number[]) =>
    new Intl.ListFormat(locale, { type: 'unit' }).format(values.map(inPercent));

  function count() {
    const more = countFirstDigits({ type: 'hotp', secret: randomKey(), algorithm: 'SHA1', digits }, AT_ONCE);
    setCounts(more.map((number, digit) => number + (counts?.[digit] ?? 0)));
  }

  return (
    <>
      <div className="lab__fields">
        <SelectField
          label={t('inside.digits')}
          value={state.digits}
          options={LENGTHS.map((value) => ({ value, label: value }))}
          onChange={({ target }) => {
            const next = LENGTHS.find((value) => value === target.value);
            if (next) change({ digits: next });
            setCounts(undefined);
          }}
        />
      </div>
      <h3>{t('inside.modulo.chart', { digits })}</h3>
      <p>{t('inside.modulo.chartText')}</p>
      <Figure name="modulo-bias" title={t('inside.modulo.chart', { digits })}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: content that scrolls must be reachable by keyboard */}
        <section className="lab__scroll" tabIndex={0} aria-label={t('inside.modulo.chart', { digits })}>
          <FirstDigitChart
            shares={shares}
            counted={counted}
            locale={locale}
            alt={
              counted
                ? t('inside.modulo.chartAlt', {
                    shares: list(shares),
                    count: total,
                    counted: list(counted),
                  })
                : t('inside.modulo.chartAltComputed', { shares: list(shares) })
            }
          />
        </section>
      </Figure>
      <div className="lab__buttons">
        <Button onClick={count}>{t('inside.modulo.count', { count: AT_ONCE })}</Button>
        <span role="status">{total > 0 && t('inside.modulo.counted', { count: total })}</span>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: content that scrolls must be reachable by keyboard */}
      <section className="lab__scroll" tabIndex={0} aria-label={t('inside.modulo.table')}>
        <table className="lab__table">
          <caption>{t('inside.modulo.table')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('inside.digits')}</th>
              <th scope="col">{t('inside.modulo.mostOften')}</th>
              <th scope="col">{t('inside.modulo.numbersEach')}</th>
              <th scope="col">{t('inside.modulo.others')}</th>
              <th scope="col">{t('inside.modulo.more')}</th>
              <th scope="col">{t('inside.modulo.best')}</th>
            </tr>
          </thead>
          <tbody>
            {LENGTHS.map(Number)
              .map((length) => spreadOf(length))
              .map((row) => (
                <tr key={row.digits} aria-current={row.digits === digits || undefined}>
                  <th scope="row">{row.digits}</th>
                  <td className="lab__code">
                    {t('inside.modulo.upTo', {
                      first: '0'.repeat(row.digits),
                      last: String(row.frequent - 1).padStart(row.digits, '0'),
                    })}
                  </td>
                  <td>{row.most.toLocaleString(locale)}</td>
                  <td>{row.least > 0 ? row.least.toLocaleString(locale) : t('inside.modulo.never')}</td>
                  <td>
                    {row.least > 0
                      ? (1 / row.least).toLocaleString(locale, {
                          style: 'percent',
                          maximumSignificantDigits: 2,
                        })
                      : '∞'}
                  </td>
                  <td>
                    <bdi dir="ltr">
                      {row.most.toLocaleString(locale)} ÷ {NUMBERS.toLocaleString(locale)}
                    </bdi>
                  </td>
                </tr>
              ))}
          </tbody>
        </table>
      </section>
    </>
  );
}
