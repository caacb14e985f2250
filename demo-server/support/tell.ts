import type { Occasion } from '../base/occasion.ts';
import { queueLetter } from '../mail/post.ts';
import { hashToken, newToken } from '../sessions/token.ts';
import { addressesToTell } from '../store/addresses.ts';
import type { Store } from '../store/store.ts';
import type { SupportRequestRecord } from '../store/support-requests.ts';
import type { SupportParts } from './parts.ts';

/**
 * The page that a mailed link opens. The token comes after the `#`, which browsers and mail scanners do not send to a
 * server.
 */
const CANCEL_PAGE = '/support/cancel';

/**
 * Queues a notice about a request to each verified address of its owner, each with its own link to cancel it. If none
 * is verified, sends it to the sign-in address.
 */
export async function queueOwnerNotices(
  write: Store,
  { keys }: Pick<SupportParts, 'keys'>,
  { id, userId, expiresAt }: Pick<SupportRequestRecord, 'id' | 'userId' | 'expiresAt'>,
  kind: 'support-requested' | 'support-approved-once',
  occasion: Occasion,
): Promise<void> {
  for (const { email: recipient } of addressesToTell(await write.addresses.of(userId))) {
    const token = newToken();
    await write.supportRequests.addCancelToken(hashToken(token), id);
    const details = { cancelPath: `${CANCEL_PAGE}#token=${token}` };
    await queueLetter(write, keys, { userId, recipient, kind, details, lapsesAt: expiresAt }, occasion);
  }
}

/**
 * Returns the time now with the address and browser that opened a request: the owner can recognise those, not
 * support's.
 */
export function occasionOfRequest({ address, userAgent }: SupportRequestRecord, now: number): Occasion {
  return { now, address: address ?? '', userAgent };
}
