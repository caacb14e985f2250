import { DAY, HOUR, MINUTE } from '../shared/durations.ts';
import { KEPT_MAIL_DAYS } from './contract/index.ts';
import type { Store } from './store/store.ts';

/** How long delivered and given-up mail stays in the queue, in milliseconds. */
const KEEP_MAIL_MS = KEPT_MAIL_DAYS * DAY;
/** How long ended recoveries are kept, in milliseconds, so that their links still show the result. */
const KEEP_RECOVERIES_MS = 7 * DAY;

/**
 * Deletes unconfirmed keys one minute after they have expired. Until then, a late user learns that the key expired, and
 * not that it never existed.
 *
 * @param now Unix milliseconds
 */
export function removeUnconfirmedKeys({ authenticators }: Store, now: number): Promise<void> {
  return authenticators.removeExpiredEnrolments(now - MINUTE);
}

/**
 * Deletes everything else that has ended, one hour after its end.
 *
 * @param now Unix milliseconds
 */
export async function removeEnded(store: Store, now: number): Promise<void> {
  const before = now - HOUR;
  await Promise.all([
    store.sessions.removeExpired(before),
    store.trustedDevices.removeExpired(before),
    store.sentCodes.removeExpired(before),
    store.passkeys.removeExpiredChallenges(before),
    store.throttles.removeLapsed(before),
    store.mailedLinks.removeExpired(before),
    store.mailQueue.removeSettled(now - KEEP_MAIL_MS),
    store.recoveries.removeEnded(before - KEEP_RECOVERIES_MS),
  ]);
}
