import { explain, hexOf } from '../../../../shared/explain.ts';
import { groupCode } from '../../../../shared/one-time-code.ts';
import { ByteStrip } from '../../../../shared/ui/byte-strip.tsx';
import { currentLocale } from '../../texts/translator.ts';
import { Figure } from '../figures/figure.tsx';
import { useLabState } from '../links/use-lab-state.ts';
import { type LabTexts, useLabTexts } from '../texts/use-lab-texts.ts';
import { AccountFields } from './account-fields.tsx';
import { bitsOf } from './bits.ts';
import { ACCOUNT_SPEC, counterKey } from './parameters.ts';
import { type Reading, readingsOf } from './readings.ts';

const DIGITS = 6;

/** Which four bytes of an HMAC are used, and what different languages would make of them. */
export function TruncationFigure() {
  const t = useLabTexts();
  const [state, change] = useLabState(ACCOUNT_SPEC);
  const { hmac, offset, chosen, code } = explain(counterKey(state, DIGITS), state.counter);
  const last = hexOf(hmac.slice(-1));
  const end = offset + 3;
  const bits = bitsOf(chosen);
  const locale = currentLocale();
  return (
    <>
      <AccountFields account={state} onChange={change} />
      <h3>{t('inside.truncation.pointer')}</h3>
      <p>{t('inside.truncation.pointerText', { last, offset, from: offset, to: end })}</p>
      <Figure name="truncation" title={t('inside.truncation.pointer')}>
        <ByteStrip
          bytes={hmac}
          alt={t('inside.truncation.pointerAlt', { from: offset, to: end, hex: hexOf(chosen), last })}
          mark={(place) =>
            place >= offset && place <= end ? 'chosen' : place === hmac.length - 1 ? 'pointer' : undefined
          }
        />
      </Figure>
      <h3>{t('inside.truncation.bits')}</h3>
      <p>{bits[0] === 1 ? t('inside.truncation.bitsSet') : t('inside.truncation.bitsClear')}</p>
      <Figure name="31-bits" title={t('inside.truncation.bits')}>
        <div
          className="bit-field"
          dir="ltr"
          role="img"
          aria-label={t('inside.truncation.bitsAlt', { bits: bits.join(''), first: bits[0] ?? 0 })}
        >
          {bits.map((bit, place) => (
            <span
              // biome-ignore lint/suspicious/noArrayIndexKey: a bit is identified by its position
              key={place}
              className="bit-field__bit"
              data-cleared={place === 0 || undefined}
            >
              {bit}
            </span>
          ))}
        </div>
      </Figure>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: content that scrolls must be reachable by keyboard */}
      <section className="lab__scroll" tabIndex={0} aria-label={t('inside.truncation.readings')}>
        <table className="lab__table">
          <caption>{t('inside.truncation.readings')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('inside.truncation.way')}</th>
              <th scope="col">{t('inside.truncation.number')}</th>
              <th scope="col">
                {t('inside.truncation.remainder', { modulus: (10 ** DIGITS).toLocaleString(locale) })}
              </th>
            </tr>
          </thead>
          <tbody>
            {readingsOf(chosen, DIGITS).map(({ way, number, remainder }) => (
              <tr key={way}>
                <th scope="row" className="lab__prose">
                  {wayInWords(way, t)}
                </th>
                <td className="lab__code">
                  <bdi dir="ltr">{number.toLocaleString(locale)}</bdi>
                </td>
                <td className="lab__code">
                  <bdi dir="ltr">{remainder.toLocaleString(locale)}</bdi>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p>
        <strong>{t('inside.truncation.code', { code: groupCode(code) })}</strong>
      </p>
    </>
  );
}

function wayInWords(way: Reading['way'], t: LabTexts): string {
  const words: Record<Reading['way'], string> = {
    unsigned: t('inside.truncation.unsigned'),
    'signed-truncating': t('inside.truncation.signedTruncating'),
    'signed-flooring': t('inside.truncation.signedFlooring'),
    masked: t('inside.truncation.masked'),
  };
  return words[way];
}
