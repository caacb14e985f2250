import type { AuthenticationResponseJSON } from '@simplewebauthn/server';
import type { ActivityReason, TwoFactorMethod } from '../contract/index.ts';
import type { Store } from '../store/store.ts';

/** What can confirm a second factor: any method, or a backup code. */
export type Factor = TwoFactorMethod | 'backup-code';

/** Factors that are codes. */
export type CodeFactor = Exclude<Factor, 'passkey'>;

/** A proof of the second factor, already well-formed: a code, or a passkey's answer to a challenge. */
export type Offered =
  | { factor: CodeFactor; code: string }
  | { factor: 'passkey'; response: AuthenticationResponseJSON };

/** Returns whether a factor can be guessed. A passkey signs, so there is nothing to guess. */
export function canBeGuessed(factor: Factor): factor is CodeFactor {
  return factor !== 'passkey';
}

/** Uses up a proof. @returns false if another request was faster */
export type Spend = (write: Store) => Promise<boolean>;

/** How to use up a matching proof; or why it does not match. */
export type Matched =
  | {
      spend: Spend;
      /** Whether to do it before the session ends, because the code is deleted with its session. */
      spendsFirst?: true;
    }
  | { reason: ActivityReason };
