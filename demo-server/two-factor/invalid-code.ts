import { Refusal } from '../refusal.ts';
import { retryAfterOf } from '../throttle/throttle.ts';
import type { Factor, ReservedTry } from './tries.ts';

const WRONG = {
  totp: 'That code is not right, or it has been used already',
  'backup-code': 'That backup code is not right, or it has been used already',
};

/**
 * The one answer to a code that is wrong, used already, or beaten by another request: which of them it was is for
 * the audit log alone.
 */
export function invalidCode(
  factor: Factor,
  { challengeLeft, accountLeft, waitMs }: Pick<ReservedTry, 'challengeLeft' | 'accountLeft' | 'waitMs'>,
): Refusal {
  const left = Math.min(challengeLeft, accountLeft);
  return new Refusal(factor === 'totp' ? 'INVALID_CODE' : 'INVALID_BACKUP_CODE', {
    ...(Number.isFinite(left) && { attemptsLeft: left }),
    ...(waitMs !== undefined && waitMs > 0 && { retryAfter: retryAfterOf(waitMs) }),
    ...(left === 0 && { message: `${WRONG[factor]}, and it was the last try. ${next(challengeLeft)}` }),
  });
}

function next(challengeLeft: number): string {
  return challengeLeft === 0 ? 'Sign in again with your password.' : 'Wait, then try again.';
}

/** The answer to a code of a new key that does not confirm it. */
export function unconfirmedCode(attemptsLeft: number): Refusal {
  return new Refusal('INVALID_CODE', {
    attemptsLeft,
    ...(attemptsLeft === 0 && {
      message: `${WRONG.totp}, and it was the last try. Start the set-up again for a new key.`,
    }),
  });
}
