import { Refusal } from '../base/refusal.ts';
import type { RefusalCode } from '../contract/index.ts';
import type { Factor } from '../factors/factor.ts';
import { retryDetails } from '../throttle/refuse.ts';
import type { ReservedAttempt } from './attempts.ts';

const SENT = ['INVALID_SENT_CODE', 'This code is wrong, has expired, or has already been used'] as const;

/** For each factor, the code and the sentence of its refusal. */
const WRONG: Record<Factor, readonly [code: RefusalCode, sentence: string]> = {
  totp: ['INVALID_CODE', 'This code is wrong or has already been used'],
  'backup-code': ['INVALID_BACKUP_CODE', 'This backup code is wrong or has already been used'],
  email: SENT,
  sms: SENT,
  passkey: ['INVALID_PASSKEY', 'This passkey does not belong to this account, or its answer came too late'],
};

/**
 * Returns the same refusal for a proof that is wrong, was already used, or came second in a race. Only the audit log
 * has the reason.
 */
export function wrongProofRefusal(
  factor: Factor,
  { challengeLeft, accountLeft, waitMs }: Pick<ReservedAttempt, 'challengeLeft' | 'accountLeft' | 'waitMs'>,
): Refusal {
  const left = Math.min(challengeLeft, accountLeft);
  const [code, sentence] = WRONG[factor];
  return new Refusal(code, {
    ...(Number.isFinite(left) && { attemptsLeft: left }),
    ...retryDetails(waitMs),
    ...(left === 0 && { message: `${sentence}. That was the last attempt. ${next(challengeLeft)}` }),
  });
}

function next(challengeLeft: number): string {
  return challengeLeft === 0 ? 'Sign in again with your password.' : 'Wait, then try again.';
}

/** Returns the refusal of a code that does not confirm a new method. */
export function unconfirmedCodeRefusal(factor: 'totp' | 'email' | 'sms', attemptsLeft: number): Refusal {
  const [code, sentence] = WRONG[factor];
  return new Refusal(code, {
    attemptsLeft,
    ...(attemptsLeft === 0 && {
      message: `${sentence}. That was the last attempt. ${
        factor === 'totp' ? 'Start the set-up again for a new key.' : 'Start the set-up again.'
      }`,
    }),
  });
}
