/** Checks answers to the lessons' tasks. The production code computes the correct answers. */
import { HOUR } from '../../../../shared/durations.ts';
import { explain } from '../../../../shared/explain.ts';
import { type KeyUri, KeyUriError, parseKeyUri } from '../../../../shared/key-uri.ts';
import { timeStep } from '../../../../shared/one-time-code.ts';
import { attackThrottle } from '../attacks/guessing.ts';
import { TEST_KEY } from '../code/lab-account.ts';

/** RFC 4226 Appendix D, count 0. The first lesson uses its number. */
const FIRST_CODE = explain({ type: 'hotp', secret: TEST_KEY, algorithm: 'SHA1', digits: 6 }, 0);

export function checkCode(answer: string): 'right' | 'first-digits' | 'wrong' {
  const digits = digitsOf(answer);
  if (digits === FIRST_CODE.code) return 'right';
  return digits === String(FIRST_CODE.number).slice(0, 6) ? 'first-digits' : 'wrong';
}

/** The second row of RFC 6238 Appendix B. */
const CLOCK_S = 1_111_111_109;

export function checkStep(answer: string): 'right' | 'rounded-up' | 'wrong' {
  const step = timeStep(CLOCK_S * 1000, 30);
  const digits = digitsOf(answer);
  if (digits === String(step)) return 'right';
  return digits === String(step + 1) ? 'rounded-up' : 'wrong';
}

export type UriPart = 'type' | 'issuer' | 'account' | 'secret' | 'digits';

const WANTED = {
  type: 'totp',
  issuer: 'Harbour Library',
  account: 'ann@example.test',
  secret: 'JBSWY3DPEHPK3PXP',
  digits: 8,
} as const satisfies Partial<KeyUri>;

/** Returns the parts of a key URI that are wrong. Empty if all are right; `unreadable` if it is not a key URI. */
export function checkUri(answer: string): 'unreadable' | readonly UriPart[] {
  try {
    const key = parseKeyUri(answer);
    return (['type', 'issuer', 'account', 'secret', 'digits'] as const).filter(
      (part) => key[part] !== WANTED[part],
    );
  } catch (error) {
    if (error instanceof KeyUriError) return 'unreadable';
    throw error;
  }
}

/** Runs the real throttle for an hour with a clock that jumps, and compares. */
export async function checkGuesses(answer: string): Promise<boolean> {
  const { guessedAt } = await attackThrottle(HOUR);
  return digitsOf(answer) === String(guessedAt.length);
}

/** Removes group separators: 755 224, 755,224, 755.224 and 755’224 are the same number. */
function digitsOf(answer: string): string {
  return answer.trim().replaceAll(/(?<=\d)[\s.,'’](?=\d{3})/g, '');
}
