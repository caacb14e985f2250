import { DAY, HOUR, MINUTE } from '../shared/durations.ts';
import { KEPT_MAIL_DAYS } from './contract/index.ts';
import type { Store } from './store/store.ts';

/** How long the queue remembers mail that was delivered or given up, in milliseconds. */
const KEEP_MAIL_MS = KEPT_MAIL_DAYS * DAY;
/** How long a recovery that is over is still known, in milliseconds: whoever opens its link is told so. */
const KEEP_RECOVERIES_MS = 7 * DAY;

/**
 * Removes keys that were never confirmed, a minute after they expired: a person who comes back late is told that the key
 * expired, not that there never was one.
 *
 * @param now Unix milliseconds
 */
export function removeUnconfirmedKeys({ authenticators }: Store, now: number): Promise<void> {
  return authenticators.removeExpiredEnrolments(now - MINUTE);
}

/**
 * Removes everything else that has ended, an hour after its end.
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
