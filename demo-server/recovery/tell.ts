import { HOUR, MINUTE } from '../../shared/durations.ts';
import type { Occasion } from '../base/occasion.ts';
import { type Addressee, recipientsFor } from '../mail/addressee.ts';
import { queueLetter, queueLinkLetter } from '../mail/post.ts';
import { hashToken, newToken } from '../sessions/token.ts';
import type { Store } from '../store/store.ts';
import type { RecoveryParts } from './parts.ts';

/**
 * The page that a mailed link opens. The token comes after the `#`, which browsers and mail scanners do not send to a
 * server.
 */
const PAGES = { use: '/recovery/link', cancel: '/recovery/cancel' };

/**
 * Queues a mail to each verified address, with its own link to the recovery and its own link to cancel it.
 *
 * @returns the number of addresses; 0 for nobody
 */
export async function queueRecoveryLinks(
  write: Store,
  { keys, recovery: { linkMs, waitMs } }: Pick<RecoveryParts, 'keys' | 'recovery'>,
  to: Addressee,
  { id, userId, expiresAt }: { id: string; userId: string; expiresAt: number },
  occasion: Occasion,
): Promise<number> {
  const addresses = await write.addresses.verifiedOf(userId);
  for (const { email: recipient } of recipientsFor(keys, to, addresses)) {
    const details = {
      path: await linkTo(write, id, 'use'),
      cancelPath: await linkTo(write, id, 'cancel'),
      minutes: linkMs / MINUTE,
      waitHours: waitMs / HOUR,
    };
    const letter = { userId, recipient, kind: 'recovery-link', details, lapsesAt: expiresAt } as const;
    await queueLinkLetter(write, keys, { ...letter, isDecoy: to.nobody !== undefined }, occasion);
  }
  return addresses.length;
}

/**
 * Queues a notice to each verified address that the second factor will be reset, with a link to cancel it.
 *
 * @returns the number of addresses
 */
export async function queueWaitNotices(
  write: Store,
  { keys }: Pick<RecoveryParts, 'keys'>,
  { id, userId, dueAt }: { id: string; userId: string; dueAt: number },
  occasion: Occasion,
): Promise<number> {
  const addresses = await write.addresses.verifiedOf(userId);
  for (const { email: recipient } of addresses) {
    const details = { cancelPath: await linkTo(write, id, 'cancel'), dueAt };
    const letter = { userId, recipient, kind: 'recovery-waiting', details, lapsesAt: dueAt } as const;
    await queueLetter(write, keys, letter, occasion);
  }
  return addresses.length;
}

async function linkTo(
  { recoveries }: Pick<Store, 'recoveries'>,
  recoveryId: string,
  purpose: 'use' | 'cancel',
): Promise<string> {
  const token = newToken();
  await recoveries.addToken(recoveryId, { tokenHash: hashToken(token), purpose });
  return `${PAGES[purpose]}#token=${token}`;
}
