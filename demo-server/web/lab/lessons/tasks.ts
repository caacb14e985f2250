/** The answers to the lessons' tasks, found by the production code and not written down here. */
import { HOUR } from '../../../../shared/durations.ts';
import { explain } from '../../../../shared/explain.ts';
import { type KeyUri, KeyUriError, parseKeyUri } from '../../../../shared/key-uri.ts';
import { timeStep } from '../../../../shared/one-time-code.ts';
import { attackThrottle } from '../attacks/guessing.ts';
import { TEST_KEY } from '../code/lab-account.ts';

/** RFC 4226 Appendix D, count 0: its number is the one the first lesson names. */
const FIRST_CODE = explain({ type: 'hotp', secret: TEST_KEY, algorithm: 'SHA1', digits: 6 }, 0);

export function checkCode(answer: string): 'right' | 'first-digits' | 'wrong' {
  const digits = digitsOf(answer);
  if (digits === FIRST_CODE.code) return 'right';
  return digits === String(FIRST_CODE.number).slice(0, 6) ? 'first-digits' : 'wrong';
}

/** RFC 6238 Appendix B's second row. */
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

/** Which parts of a key URI are not as asked for; none when all is right. `unreadable` when it is no key URI. */
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

/** Runs the real throttle for an hour under a clock that jumps, and compares. */
export async function checkGuesses(answer: string): Promise<boolean> {
  const { guessedAt } = await attackThrottle(HOUR);
  return digitsOf(answer) === String(guessedAt.length);
}

/** A number as people write it: 755 224, 755,224, 755.224 and 755’224 are the same. */
function digitsOf(answer: string): string {
  return answer.trim().replaceAll(/(?<=\d)[\s.,'’](?=\d{3})/g, '');
}
