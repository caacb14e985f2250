import { randomUUID } from 'node:crypto';
import { type Occasion, seenAt } from '../base/occasion.ts';
import type { ActivityReason } from '../contract/index.ts';
import { sendEnrolmentLinks } from '../enrolment-rights/links.ts';
import { hasSecondFactor } from '../factors/factors.ts';
import { type Addressee, nobodyAt, outcomeFor } from '../mail/addressee.ts';
import { notifyOwner } from '../mail/notices.ts';
import { passwordCameByMail } from '../passwords/password-by-mail.ts';
import type { Store } from '../store/store.ts';
import type { RecoveryParts } from './parts.ts';
import { queueRecoveryLinks, queueWaitNotices } from './tell.ts';

/** The reason why no links were sent. */
export type Withheld = Extract<ActivityReason, 'no-verified-address' | 'password-came-by-mail'>;

/**
 * Starts a recovery: queues links to all verified addresses and revokes earlier links. If a reset is already waiting,
 * queues its notices again instead, with new links to cancel it. If the second factor was reset already, queues links
 * for setting up another one.
 *
 * If there is nothing to recover, it does the same work for nobody: see demo-server/mail/addressee.ts.
 *
 * @returns the number of addresses that get mail, or why none does; 0 if there is nothing to recover
 */
export async function beginRecovery(
  write: Store,
  parts: Pick<RecoveryParts, 'keys' | 'recovery'>,
  asked: Addressee,
  occasion: Occasion,
): Promise<number | Withheld> {
  const { now, address, userAgent } = occasion;
  const hasFactor = await hasSecondFactor(write, asked.id);
  if (!hasFactor && asked.mustEnrolSince !== null)
    return sendEnrolmentLinks(write, parts.keys, asked, occasion);
  const to =
    hasFactor || asked.nobody
      ? asked
      : nobodyAt(asked.email, { userId: asked.id, reason: 'no-second-factor' });
  const { id: userId, credentialEpoch: epoch } = to;
  const audit = { ...seenAt(occasion), kind: 'recovery-requested' } as const;
  const reason = await whyWithheld(write, userId);
  if (reason && !to.nobody) {
    await write.audit.record({ ...audit, userId, outcome: 'failure', reason });
    await notifyOwner(write, userId, 'recovery-withheld', occasion, { reason });
    return reason;
  }
  await write.audit.record({ ...audit, ...outcomeFor(to) });
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
  return queueRecoveryLinks(write, parts, to, recovery, occasion);
}

async function whyWithheld(write: Store, userId: string): Promise<Withheld | undefined> {
  // Both are always looked up, so that the work is the same.
  const verified = await write.addresses.verifiedOf(userId);
  const cameByMail = await passwordCameByMail(write, userId);
  if (verified.length === 0) return 'no-verified-address';
  return cameByMail ? 'password-came-by-mail' : undefined;
}
