import type { AuthenticationResponseJSON } from '@simplewebauthn/server';
import type { ActivityReason, TwoFactorMethod } from '../contract/index.ts';
import type { Store } from '../store/store.ts';

/** What a second factor can be proven with: any method, or a backup code. */
export type Factor = TwoFactorMethod | 'backup-code';

/** Factors that are codes. */
export type CodeFactor = Exclude<Factor, 'passkey'>;

/** A second factor as it is offered, already well-formed: a code, or a passkey's answer to a challenge. */
export type Offered =
  | { factor: CodeFactor; code: string }
  | { factor: 'passkey'; response: AuthenticationResponseJSON };

/** Whether guessing could find it. A passkey signs: there is nothing to guess. */
export function canBeGuessed(factor: Factor): factor is CodeFactor {
  return factor !== 'passkey';
}

/** Spends what was offered, once. @returns whether this call did */
export type Spend = (write: Store) => Promise<boolean>;

/** How to spend what was offered; or why it is nothing to spend. */
export type Matched =
  | {
      spend: Spend;
      /** Before the session it belongs to ends, since it goes with that. */
      spendsFirst?: true;
    }
  | { reason: ActivityReason };
