import { randomUUID } from 'node:crypto';
import { type Occasion, seenAt } from '../occasion.ts';
import type { Store } from '../store/store.ts';
import type { UserRecord } from '../store/users.ts';
import { hasSecondFactor } from '../two-factor/factors.ts';
import type { RecoveryParts } from './parts.ts';
import { sendLinks, tellOfWait } from './tell.ts';

/**
 * Begins a recovery: links go to every verified address, and those sent before are void. While a reset waits to be
 * carried out, it is told of again instead, with another way to cancel it.
 *
 * @returns to how many addresses mail is owed; 0 when the account has none that is verified, or nothing to recover
 */
export async function beginRecovery(
  write: Store,
  parts: Pick<RecoveryParts, 'keys' | 'recovery'>,
  { id: userId, credentialEpoch: epoch }: UserRecord,
  occasion: Occasion,
): Promise<number> {
  const { now, address, userAgent } = occasion;
  if (!(await hasSecondFactor(write, userId))) return 0;
  const audit = { ...seenAt(occasion), userId, kind: 'recovery-requested' } as const;
  if ((await write.addresses.verifiedOf(userId)).length === 0) {
    await write.audit.record({ ...audit, outcome: 'failure', reason: 'no-verified-address' });
    return 0;
  }
  await write.audit.record({ ...audit, outcome: 'success' });
  const waiting = await write.recoveries.waitingOf(userId);
  if (waiting) return tellOfWait(write, parts, waiting, occasion);

  const recovery = {
    id: randomUUID(),
    userId,
    epoch,
    createdAt: now,
    expiresAt: now + parts.recovery.linkMs,
    address,
    userAgent,
  };
  await write.recoveries.begin(recovery);
  return sendLinks(write, parts, recovery, occasion);
}
