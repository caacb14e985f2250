import type { Occasion } from '../base/occasion.ts';
import { Refusal } from '../base/refusal.ts';
import { matchBackupCode } from '../factors/backup-codes.ts';
import type { Matched, Offered } from '../factors/factor.ts';
import { assertSecondFactor } from '../factors/factors.ts';
import type { ProofParts } from '../factors/parts.ts';
import { sealedForTotpSecret } from '../factors/sealed-for.ts';
import { matchSentCode } from '../factors/sent-codes.ts';
import { matchTotpCode } from '../factors/totp.ts';
import { matchPasskey } from '../passkeys/match-passkey.ts';
import type { Turn } from '../passwords/turns.ts';
import type { AnySession } from '../sessions/sessions.ts';
import type { Store } from '../store/store.ts';
import { networkOf } from '../throttle/network.ts';

/** How to compare a proof. Call it only after an attempt was reserved. */
export type Match =
  /** Takes less time than a statement and does not wait, so it fits into a transaction. It may run several times. */
  | { quickly: () => Matched }
  /** Waits for a hash, a signature or the database, while no transaction waits for it. */
  | { slowly: () => Promise<Matched> };

/** Returns whose turn the slow comparison of a backup code is. */
export function turnAt({ userId }: AnySession, { address }: Occasion): Turn {
  return { client: `network:${networkOf(address)}`, account: userId };
}

const WRONG: Matched = { reason: 'wrong-code' };

/**
 * Prepares the comparison of a proof.
 *
 * @throws Refusal if the account does not have this factor; no attempt is needed then
 */
export async function prepareMatch(
  parts: ProofParts,
  session: AnySession,
  offered: Offered,
  occasion: Occasion,
): Promise<Match> {
  const { store, keys } = parts;
  const { userId } = session;
  switch (offered.factor) {
    case 'totp': {
      const record = await store.authenticators.of(userId);
      if (!record) return refuseMissingMethod(store, userId);
      return {
        quickly() {
          const secret = keys.open(record.sealedSecret, sealedForTotpSecret(record));
          const step = matchTotpCode(secret, offered.code, occasion.now);
          return step === undefined
            ? WRONG
            : { spend: (write) => write.authenticators.consumeStep(record.id, step) };
        },
      };
    }
    case 'backup-code':
      await assertSecondFactor(store, userId);
      return {
        async slowly() {
          const found = await matchBackupCode(parts, userId, offered.code, turnAt(session, occasion));
          return found ? { spend: (write) => write.backupCodes.spend(found.id, occasion.now) } : WRONG;
        },
      };
    case 'email':
    case 'sms': {
      const { factor: method, code } = offered;
      if (!(await store.methods.recipientOf(userId, method))) return refuseMissingMethod(store, userId);
      return { slowly: () => matchSentCode(parts, session, { method, purpose: 'proof' }, code, occasion) };
    }
    case 'passkey':
      return { slowly: () => matchPasskey(parts, session, offered.response, occasion) };
  }
}

/** @throws Refusal because this method is not enabled, or because no method is */
async function refuseMissingMethod(store: Store, userId: string): Promise<never> {
  await assertSecondFactor(store, userId);
  throw new Refusal('METHOD_NOT_ENABLED');
}
