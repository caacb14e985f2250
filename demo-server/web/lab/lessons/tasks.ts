/** Checks answers to the lessons' tasks. The production code computes the correct answers. */
import { HOUR } from '../../../../shared/durations.ts';
import { explain } from '../../../../shared/explain.ts';
import { type KeyUri, KeyUriError, parseKeyUri } from '../../../../shared/key-uri.ts';
import { timeStep } from '../../../../shared/one-time-code.ts';
import { attackThrottle } from '../attacks/guessing.ts';
import { TEST_KEY } from '../links/sample-keys.ts';
import { numberIn } from '../tasks/number-in.ts';

/** The second row of RFC 6238 Appendix B. Its code begins with a zero. */
const CLOCK_S = 1_111_111_109;

/** The first lesson uses its number. */
const FIRST_CODE = explain(
  { type: 'totp', secret: TEST_KEY, algorithm: 'SHA1', digits: 6, period: 30 },
  timeStep(CLOCK_S * 1000, 30),
);

export function checkCode(answer: string): 'right' | 'no-zero' | 'first-digits' | 'wrong' {
  const number = numberIn(answer);
  if (number === FIRST_CODE.code) return 'right';
  if (number === String(Number(FIRST_CODE.code))) return 'no-zero';
  return number === String(FIRST_CODE.number).slice(0, 6) ? 'first-digits' : 'wrong';
}

export function checkStep(answer: string): 'right' | 'rounded-up' | 'wrong' {
  const step = timeStep(CLOCK_S * 1000, 30);
  const number = numberIn(answer);
  if (number === String(step)) return 'right';
  return number === String(step + 1) ? 'rounded-up' : 'wrong';
}

export type UriPart = 'type' | 'issuer' | 'account' | 'secret' | 'digits' | 'algorithm' | 'period' | 'spaces';

const WANTED = {
  type: 'totp',
  issuer: 'Harbour Library',
  account: 'ann@example.test',
  secret: 'JBSWY3DPEHPK3PXP',
  digits: 8,
  algorithm: 'SHA1',
  period: 30,
} as const satisfies Partial<KeyUri>;

/** Returns the parts of a key URI that are wrong. Empty if all are right; `unreadable` if it is not a key URI. */
export function checkUri(answer: string): 'unreadable' | readonly UriPart[] {
  try {
    const key = { period: WANTED.period, ...parseKeyUri(answer) };
    const wrong = (['type', 'issuer', 'account', 'secret', 'digits', 'algorithm', 'period'] as const).filter(
      (part) => key[part] !== WANTED[part],
    );
    // Apps differ in whether they read a plus as a space.
    return /[\s+]/.test(answer.trim()) ? [...wrong, 'spaces'] : wrong;
  } catch (error) {
    if (error instanceof KeyUriError) return 'unreadable';
    throw error;
  }
}

/** Runs the real throttle for an hour with a clock that jumps, and compares. */
export async function checkGuesses(answer: string): Promise<boolean> {
  const { guessedAt } = await attackThrottle(HOUR);
  return numberIn(answer) === String(guessedAt.length);
}
