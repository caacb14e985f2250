import type { Logger } from 'pino';
import type { Clock } from './base/occasion.ts';
import { KEPT_MAIL_DAYS } from './contract/index.ts';
import type { Store } from './store/store.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long the queue remembers mail that was delivered or given up, in milliseconds. */
const KEEP_MAIL_MS = KEPT_MAIL_DAYS * DAY;
/** How long a recovery that is over is still known, in milliseconds: whoever opens its link is told so. */
const KEEP_RECOVERIES_MS = 7 * DAY;

/**
 * Removes what has ended, now and from time to time: keys that nobody confirmed a minute after their end, all else an
 * hour after, so that somebody who comes back late is told that it expired, not that it never was.
 *
 * @param eachMs how often keys that nobody confirmed are looked for, in milliseconds
 * @returns stops it
 */
export function keepHouse(store: Store, clock: Clock, logger: Logger, eachMs = MINUTE): () => void {
  const report = (error: unknown) => logger.error({ err: error }, 'housekeeping failed');
  const removeKeys = () => {
    store.authenticators.removeExpiredEnrolments(clock() - MINUTE).catch(report);
  };
  const removeRest = () => {
    const before = clock() - HOUR;
    Promise.all([
      store.sessions.removeExpired(before),
      store.trustedDevices.removeExpired(before),
      store.sentCodes.removeExpired(before),
      store.passkeys.removeExpiredChallenges(before),
      store.throttles.removeLapsed(before),
      store.mailedLinks.removeExpired(before),
      store.mailQueue.removeSettled(clock() - KEEP_MAIL_MS),
      store.recoveries.removeEnded(before - KEEP_RECOVERIES_MS),
    ]).catch(report);
  };
  removeKeys();
  removeRest();
  const timers = [setInterval(removeKeys, eachMs), setInterval(removeRest, HOUR)];
  for (const timer of timers) timer.unref();
  return () => {
    for (const timer of timers) clearInterval(timer);
  };
}
