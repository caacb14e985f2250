import { useId, useMemo } from 'react';
import { bytesFromBase32 } from '../../../../shared/base32.ts';
import { counterBytes, hexOf } from '../../../../shared/explain.ts';
import { explainHmac } from '../../../../shared/explain-hmac.ts';
import { ByteStrip } from '../../../../shared/ui/byte-strip.tsx';
import { currentLocale } from '../../texts/translator.ts';
import { Figure } from '../figures/figure.tsx';
import { whole } from '../links/lab-state.ts';
import { SAMPLE_KEYS } from '../links/sample-keys.ts';
import { useLabState } from '../links/use-lab-state.ts';
import { useLabTexts } from '../texts/use-lab-texts.ts';
import { AccountFields } from './account-fields.tsx';
import { bitsOf, differingBits, withFlippedBit } from './bits.ts';
import { ACCOUNT_SPEC } from './parameters.ts';

/** Bits of a counter: eight bytes. */
const COUNTER_BITS = 64;

const SPEC = { ...ACCOUNT_SPEC, bit: whole(1, COUNTER_BITS, COUNTER_BITS) };

/** The two hashes of an HMAC with every value, and what one changed bit does to the result. */
export function HmacFigure() {
  const t = useLabTexts();
  const id = useId();
  const [state, change] = useLabState(SPEC);
  const key = bytesFromBase32(SAMPLE_KEYS[state.key]);
  const message = counterBytes(state.counter);
  const { block, isKeyHashed, innerPad, inner, outerPad, outer } = explainHmac(state.hash, key, message);
  const flipped = explainHmac(state.hash, key, withFlippedBit(message, state.bit - 1)).outer;
  const changed = new Set(differingBits(outer, flipped));
  const average = useAverage(state.key, state.hash, state.counter);
  const sizes = { block: block.length, hash: inner.length, bytes: key.length, algorithm: state.hash };
  const steps = [
    {
      title: t('inside.hmac.step1'),
      text: isKeyHashed ? t('inside.hmac.step1Hashed', sizes) : t('inside.hmac.step1Text', sizes),
      bytes: block,
    },
    { title: t('inside.hmac.step2'), text: t('inside.hmac.step2Text'), bytes: innerPad },
    { title: t('inside.hmac.step3'), text: t('inside.hmac.step3Text', sizes), bytes: inner },
    { title: t('inside.hmac.step4'), text: t('inside.hmac.step4Text'), bytes: outerPad },
    { title: t('inside.hmac.step5'), text: t('inside.hmac.step5Text', sizes), bytes: outer },
  ];
  return (
    <>
      <AccountFields account={state} onChange={change} />
      <Figure name="hmac" title={t('inside.hmac.title')}>
        <ol className="inside-steps">
          {steps.map(({ title, text, bytes }, place) => (
            <li key={title}>
              <h3>{`${place + 1}. ${title}`}</h3>
              <p>{text}</p>
              <ByteStrip bytes={bytes} alt={t('inside.hmac.bytesAlt', { title, hex: hexOf(bytes) })} />
            </li>
          ))}
        </ol>
      </Figure>
      <h3>{t('inside.hmac.avalanche')}</h3>
      <p>{t('inside.hmac.avalancheText')}</p>
      <div>
        <label htmlFor={id}>
          {t('inside.hmac.flipped', { place: state.bit })}{' '}
          <strong>{t('inside.hmac.changed', { changed: changed.size, total: outer.length * 8 })}</strong>
        </label>
        <input
          id={id}
          className="lab__range"
          type="range"
          min={1}
          max={COUNTER_BITS}
          value={state.bit}
          onChange={(event) => change({ bit: Number(event.target.value) })}
        />
      </div>
      <Figure name="hmac-bits" title={t('inside.hmac.avalanche')}>
        <div
          className="bit-field"
          dir="ltr"
          role="img"
          aria-label={t('inside.hmac.gridAlt', {
            changed: changed.size,
            total: outer.length * 8,
            place: state.bit,
          })}
        >
          {bitsOf(flipped).map((bit, place) => (
            <span
              // biome-ignore lint/suspicious/noArrayIndexKey: a bit is identified by its position
              key={place}
              className="bit-field__bit"
              data-changed={changed.has(place) || undefined}
            >
              {bit}
            </span>
          ))}
        </div>
      </Figure>
      <p>
        {t('inside.hmac.average', {
          average: average.toLocaleString(currentLocale(), { maximumFractionDigits: 1 }),
          total: outer.length * 8,
        })}
      </p>
    </>
  );
}

/** Returns how many bits of the HMAC change on average when one bit of the counter does: all 64 are tried. */
function useAverage(
  key: keyof typeof SAMPLE_KEYS,
  hash: 'SHA1' | 'SHA256' | 'SHA512',
  counter: number,
): number {
  return useMemo(() => {
    const bytes = bytesFromBase32(SAMPLE_KEYS[key]);
    const message = counterBytes(counter);
    const { outer } = explainHmac(hash, bytes, message);
    const changed = Array.from({ length: COUNTER_BITS }, (_, place) =>
      differingBits(outer, explainHmac(hash, bytes, withFlippedBit(message, place)).outer),
    );
    return changed.reduce((sum, places) => sum + places.length, 0) / COUNTER_BITS;
  }, [key, hash, counter]);
}
