import type { ReactNode } from 'react';
import { type Explanation, hexOf } from '../../explain.ts';
import { type CodeParameters, groupCode } from '../../one-time-code.ts';
import { ByteStrip } from '../byte-strip.tsx';
import { CodeDisplay } from '../code-display.tsx';
import type { MakingTexts } from './making-texts.ts';
import type { RfcPlace } from './rfc-link.tsx';

/** One step on the way to a code. */
export interface MakingStep {
  id: string;
  title: string;
  text: string;
  /** Where the standard has this rule. Empty for Steam's letters, which no standard describes. */
  places: readonly RfcPlace[];
  figure: ReactNode;
}

export interface Making {
  parameters: CodeParameters;
  working: Explanation;
  /** The Unix time in milliseconds behind the time step. HOTP ignores it. */
  now: number;
}

/** Returns the working of a code as steps to show, in order. */
export function makingSteps({ parameters, working, now }: Making, texts: MakingTexts): MakingStep[] {
  const { key, movingFactor, message, hmac, offset, chosen, number } = working;
  const last = hexOf(hmac.slice(-1));
  const end = offset + 3;
  const isChosen = (place: number) => place >= offset && place <= end;
  return [
    {
      id: 'key',
      title: texts.key.title,
      text: texts.key.text({ count: key.length }),
      places: [
        { rfc: 4648, section: '6' },
        { rfc: 4226, section: '4' },
      ],
      figure: <ByteStrip bytes={key} alt={texts.key.alt({ count: key.length, hex: hexOf(key) })} />,
    },
    parameters.type === 'hotp'
      ? {
          id: 'moving-factor',
          title: texts.counter.title,
          text: texts.counter.text({ counter: String(movingFactor) }),
          places: [{ rfc: 4226, section: '5.1' }],
          figure: <Sum>C = {movingFactor}</Sum>,
        }
      : {
          id: 'moving-factor',
          title: texts.time.title,
          text: texts.time.text({
            // Without marks between thousands, as in the sum below.
            unix: String(Math.floor(now / 1000)),
            period: String(parameters.period),
            step: String(movingFactor),
          }),
          places: [{ rfc: 6238, section: '4.2' }],
          figure: (
            <Sum>
              T = ⌊{Math.floor(now / 1000)} ÷ {parameters.period}⌋ = {movingFactor}
            </Sum>
          ),
        },
    {
      id: 'message',
      title: texts.message.title,
      text: texts.message.text,
      places: [{ rfc: 4226, section: '5.2' }],
      figure: <ByteStrip bytes={message} alt={texts.message.alt({ hex: hexOf(message) })} />,
    },
    {
      id: 'hmac',
      title: texts.hmac.title,
      text: texts.hmac.text({ algorithm: parameters.algorithm, bytes: hmac.length }),
      places: [
        { rfc: 4226, section: '5.3' },
        { rfc: 2104, section: '2' },
        ...(parameters.algorithm === 'SHA1' ? [] : [{ rfc: 6238, section: '1.2' } as const]),
      ],
      figure: <ByteStrip bytes={hmac} alt={texts.hmac.alt({ hex: hexOf(hmac) })} />,
    },
    {
      id: 'offset',
      title: texts.offset.title,
      text: texts.offset.text({ last, offset }),
      places: [{ rfc: 4226, section: '5.4' }],
      figure: (
        <>
          <ByteStrip
            bytes={hmac}
            alt={texts.offset.alt({ last, offset })}
            mark={(place) => (place === hmac.length - 1 ? 'pointer' : undefined)}
          />
          <Sum>
            {last}₁₆ ∧ 0f₁₆ = {offset}
          </Sum>
        </>
      ),
    },
    {
      id: 'chosen',
      title: texts.chosen.title,
      text: texts.chosen.text({ from: offset, to: end }),
      places: [{ rfc: 4226, section: '5.4' }],
      figure: (
        <ByteStrip
          bytes={hmac}
          alt={texts.chosen.alt({ hex: hexOf(chosen), from: offset, to: end })}
          mark={(place) => (isChosen(place) ? 'chosen' : place === hmac.length - 1 ? 'pointer' : undefined)}
        />
      ),
    },
    {
      id: 'number',
      title: texts.number.title,
      text: texts.number.text,
      places: [{ rfc: 4226, section: '5.3' }],
      figure: (
        <Sum>
          {hexOf(chosen, '')}₁₆ ∧ 7fffffff₁₆ = {number}
        </Sum>
      ),
    },
    ending(parameters, working, texts),
    {
      id: 'code',
      title: texts.code.title,
      text: texts.code.text({ code: groupCode(working.code) }),
      places: parameters.type === 'steam' ? [] : [{ rfc: 4226, section: '5.3' }],
      figure: (
        <span className="making__code">
          <CodeDisplay code={working.code} />
        </span>
      ),
    },
  ];
}

function ending(
  parameters: CodeParameters,
  { ending: how, number, code }: Explanation,
  texts: MakingTexts,
): MakingStep {
  if (how.kind === 'steam') {
    return {
      id: 'ending',
      ...texts.letters,
      places: [],
      figure: (
        <ol className="making__letters">
          {how.letters.map(({ dividend, remainder, letter }) => (
            <li key={dividend}>
              <Sum>
                {dividend} mod 26 = {remainder} → {letter}
              </Sum>
            </li>
          ))}
        </ol>
      ),
    };
  }
  return {
    id: 'ending',
    title: texts.modulo.title,
    text: texts.modulo.text({ digits: parameters.digits }),
    places: [{ rfc: 4226, section: '5.3' }],
    figure: (
      <Sum>
        {number} mod {how.modulus} = {how.remainder} → {code}
      </Sum>
    ),
  };
}

/** Shows a line of arithmetic. */
function Sum({ children }: { children: ReactNode }) {
  return <p className="making__sum">{children}</p>;
}
