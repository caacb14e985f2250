import { Refusal } from '../base/refusal.ts';
import type { RefusalCode } from '../contract/index.ts';
import type { Factor } from '../factors/factor.ts';
import { retryDetails } from '../throttle/refuse.ts';
import type { ReservedTry } from './tries.ts';

const SENT = ['INVALID_SENT_CODE', 'That code is not right, has expired, or has been used already'] as const;

/** The code of each factor's refusal, and what was wrong. */
const WRONG: Record<Factor, readonly [code: RefusalCode, sentence: string]> = {
  totp: ['INVALID_CODE', 'That code is not right, or it has been used already'],
  'backup-code': ['INVALID_BACKUP_CODE', 'That backup code is not right, or it has been used already'],
  email: SENT,
  sms: SENT,
  passkey: ['INVALID_PASSKEY', 'That passkey is none of this account’s, or its answer came too late'],
};

/**
 * The one answer to a proof that is wrong, used already, or beaten by another request: which of them it was is for
 * the audit log alone.
 */
export function invalidProof(
  factor: Factor,
  { challengeLeft, accountLeft, waitMs }: Pick<ReservedTry, 'challengeLeft' | 'accountLeft' | 'waitMs'>,
): Refusal {
  const left = Math.min(challengeLeft, accountLeft);
  const [code, sentence] = WRONG[factor];
  return new Refusal(code, {
    ...(Number.isFinite(left) && { attemptsLeft: left }),
    ...retryDetails(waitMs),
    ...(left === 0 && { message: `${sentence}, and it was the last try. ${next(challengeLeft)}` }),
  });
}

function next(challengeLeft: number): string {
  return challengeLeft === 0 ? 'Sign in again with your password.' : 'Wait, then try again.';
}

/** The answer to a code that does not confirm a new method. */
export function unconfirmedCode(factor: 'totp' | 'email' | 'sms', attemptsLeft: number): Refusal {
  const [code, sentence] = WRONG[factor];
  return new Refusal(code, {
    attemptsLeft,
    ...(attemptsLeft === 0 && {
      message: `${sentence}, and it was the last try. ${
        factor === 'totp' ? 'Start the set-up again for a new key.' : 'Start the set-up again.'
      }`,
    }),
  });
}
