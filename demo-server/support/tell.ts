import type { Occasion } from '../base/occasion.ts';
import { queueLetter } from '../mail/post.ts';
import { hashToken, newToken } from '../sessions/token.ts';
import { addressesToTell } from '../store/addresses.ts';
import type { Store } from '../store/store.ts';
import type { SupportRequestRecord } from '../store/support-requests.ts';
import type { SupportParts } from './parts.ts';

/** The page a mailed link opens. Its token stands after the `#`, which browsers and scanners send to no server. */
const CANCEL_PAGE = '/support/cancel';

/**
 * Tells the owner of an account how its request stands, at every address, each with a link of its own that cancels it.
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

/** From where a request was opened, which is what its owner can recognise: not where support is. */
export function occasionOfRequest({ address, userAgent }: SupportRequestRecord, now: number): Occasion {
  return { now, address: address ?? '', userAgent };
}
