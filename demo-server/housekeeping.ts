import { DAY, HOUR, MINUTE } from '../shared/durations.ts';
import { KEPT_MAIL_DAYS } from './contract/index.ts';
import type { Store } from './store/store.ts';
import { closeStaleRequests } from './support/request.ts';

/** Most audit events that one round deletes: small steps, so that no request waits and a wrong clock deletes little. */
const MOST_AUDIT_EVENTS = 500;

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
 * Ends everything that gives access and has expired, within a minute. That it has ended is then stored, so a clock that
 * is set back later revives nothing.
 *
 * @param now Unix milliseconds
 */
export async function endExpired(store: Store, now: number): Promise<void> {
  await Promise.all([
    store.sessions.removeExpired(now),
    store.trustedDevices.removeExpired(now),
    store.knownNetworks.removeExpired(now),
    store.enrolmentRights.removeExpired(now),
    store.passkeys.removeExpiredChallenges(now),
    store.mailedLinks.removeExpired(now),
    store.recoveries.endExpired(now),
    store.together((write) => write.classes.removeEnded(now)),
    store.transaction((write) => closeStaleRequests(write, { now })),
  ]);
}

/**
 * Deletes audit events that are older than the site keeps them, a few at a time. No security decision reads the log.
 *
 * @param keepMs how long events are kept, in milliseconds
 * @param now Unix milliseconds
 */
export async function trimAudit({ audit }: Store, keepMs: number, now: number): Promise<void> {
  await audit.removeBefore(now - keepMs, MOST_AUDIT_EVENTS);
}

/**
 * Deletes everything else that has ended, one hour after its end.
 *
 * @param now Unix milliseconds
 */
export async function removeEnded(store: Store, now: number): Promise<void> {
  const before = now - HOUR;
  await Promise.all([
    store.sentCodes.removeExpired(before),
    store.throttles.removeLapsed(before),
    store.mailQueue.removeSettled(now - KEEP_MAIL_MS),
    store.recoveries.removeEnded(before - KEEP_RECOVERIES_MS),
  ]);
}
