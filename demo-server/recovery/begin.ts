import { randomUUID } from 'node:crypto';
import { type Occasion, seenAt } from '../base/occasion.ts';
import type { ActivityReason } from '../contract/index.ts';
import { hasSecondFactor } from '../factors/factors.ts';
import { notifyOwner } from '../mail/notices.ts';
import { passwordCameByMail } from '../passwords/password-by-mail.ts';
import type { Store } from '../store/store.ts';
import type { UserRecord } from '../store/users.ts';
import type { RecoveryParts } from './parts.ts';
import { queueRecoveryLinks, queueWaitNotices } from './tell.ts';

/** Why no links were sent. */
export type Withheld = Extract<ActivityReason, 'no-verified-address' | 'password-came-by-mail'>;

/**
 * Begins a recovery: links go to every verified address, and those sent before are void. While a reset waits to be
 * carried out, it is told of again instead, with another way to cancel it.
 *
 * @returns to how many addresses mail is owed, or why to none; 0 when there is no second factor to recover from
 */
export async function beginRecovery(
  write: Store,
  parts: Pick<RecoveryParts, 'keys' | 'recovery'>,
  { id: userId, credentialEpoch: epoch }: UserRecord,
  occasion: Occasion,
): Promise<number | Withheld> {
  const { now, address, userAgent } = occasion;
  if (!(await hasSecondFactor(write, userId))) return 0;
  const audit = { ...seenAt(occasion), userId, kind: 'recovery-requested' } as const;
  const reason = await whyWithheld(write, userId);
  if (reason) {
    await write.audit.record({ ...audit, outcome: 'failure', reason });
    await notifyOwner(write, userId, 'recovery-withheld', occasion, { reason });
    return reason;
  }
  await write.audit.record({ ...audit, outcome: 'success' });
  const waiting = await write.recoveries.waitingOf(userId);
  if (waiting) return queueWaitNotices(write, parts, waiting, occasion);

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
  return queueRecoveryLinks(write, parts, recovery, occasion);
}

async function whyWithheld(write: Store, userId: string): Promise<Withheld | undefined> {
  if ((await write.addresses.verifiedOf(userId)).length === 0) return 'no-verified-address';
  return (await passwordCameByMail(write, userId)) ? 'password-came-by-mail' : undefined;
}
