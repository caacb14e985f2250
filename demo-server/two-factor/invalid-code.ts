import { Refusal } from '../refusal.ts';

/**
 * The one answer to a code that is wrong, used already, or beaten by another request: which of them it was is for
 * the audit log alone.
 *
 * @param startAgain what the person can do once no try is left; a sentence
 */
export function invalidCode(attemptsLeft: number, startAgain: string): Refusal {
  return new Refusal('INVALID_CODE', {
    attemptsLeft,
    ...(attemptsLeft === 0 && {
      message: `That code is not right, or it has been used already, and it was the last try. ${startAgain}`,
    }),
  });
}

/** The answer to a code that comes after the last try. It has not been looked at. */
export function tooManyAttempts(startAgain: string): Refusal {
  return new Refusal('TOO_MANY_ATTEMPTS', { message: `Too many codes were tried. ${startAgain}` });
}
