import { normaliseEmail } from '../base/email.ts';
import type { Occasion } from '../base/occasion.ts';
import { Refusal } from '../base/refusal.ts';
import { assertResettable } from '../factors/factors.ts';
import { askedBy } from '../passwords/known-browser.ts';
import type { FullSession, PendingSession } from '../sessions/sessions.ts';
import type { Store } from '../store/store.ts';
import { reserveFromNetwork } from '../throttle/network.ts';
import { reserveOrRefuse } from '../throttle/refuse.ts';
import { beginRecovery } from './begin.ts';
import type { RecoveryParts } from './parts.ts';

/**
 * Takes a request for recovery links from anyone. It stores the request, and the desk handles it later. So the work,
 * the answer and the limits are the same whether or not the account exists.
 *
 * @throws Refusal if there were too many requests from this network or for this address
 */
export async function requestRecovery(
  { store, keys, limits }: Pick<RecoveryParts, 'store' | 'keys' | 'limits'>,
  typed: string,
  occasion: Occasion,
): Promise<void> {
  const { now, address, userAgent } = occasion;
  const email = normaliseEmail(typed);
  const key = await askedBy({ store, keys }, 'recovery', email, occasion);
  const refusal = await store.together(async (write) => {
    const refusal = await reserveAsk(write, limits, key, occasion);
    if (!refusal) await write.recoveries.ask({ email, at: now, address, userAgent });
    return refusal;
  });
  if (refusal) throw refusal;
}

/**
 * Sends recovery links to a user whose password was right. After a reset, sends links for setting up another factor.
 *
 * @returns the number of addresses
 * @throws Refusal if no address is verified, the password was itself set by mail, or there were too many requests
 */
export async function requestOwnRecovery(
  parts: RecoveryParts,
  { userId }: FullSession | PendingSession,
  occasion: Occasion,
): Promise<number> {
  const { store, limits } = parts;
  const user = await store.users.byId(userId);
  if (!user) throw new Refusal('UNAUTHORIZED');
  await assertResettable(store, user);
  // The password was right, so this is not what others ask: it has a budget of its own.
  const what = user.mustEnrolSince === null ? 'recovery-own' : 'enrolment-link';
  const refusal = await store.together((write) => reserveAsk(write, limits, `${what}:${userId}`, occasion));
  if (refusal) throw refusal;
  const outcome = await store.transaction((write) => beginRecovery(write, parts, user, occasion));
  if (outcome === 'no-verified-address') throw new Refusal('NO_VERIFIED_ADDRESS');
  if (outcome === 'password-came-by-mail') throw new Refusal('PASSWORD_CAME_BY_MAIL');
  return outcome;
}

/** Reserves one request: from the network, and under the key that counts for the mailbox or its owner. */
async function reserveAsk(
  write: Pick<Store, 'throttles'>,
  limits: RecoveryParts['limits'],
  key: string,
  occasion: Occasion,
): Promise<Refusal | undefined> {
  const mailbox = { key, limit: limits.recoveries };
  return (
    (await reserveFromNetwork(write, limits, occasion)) ??
    (await reserveOrRefuse(write, mailbox, 'TOO_MANY_RECOVERIES', occasion.now))
  );
}
