import { Refusal } from '../base/refusal.ts';
import type { Store } from '../store/store.ts';
import type { Limits } from './limits.ts';
import { networkThrottle } from './network.ts';
import { refund, reserve, retryAfterOf } from './throttle.ts';

/**
 * Counts what anybody may ask for without a session: it comes from a network, and that is all that is known.
 *
 * @throws Refusal when too much came from there
 */
export async function reserveFromNetwork(
  store: Store,
  limits: Limits,
  { now, address }: { now: number; address: string },
): Promise<void> {
  const reserved = await store.together((write) => reserve(write, networkThrottle(limits, address), now));
  if (reserved.isAllowed) return;
  const { waitMs } = reserved;
  throw new Refusal('TOO_MANY_REQUESTS', waitMs === undefined ? {} : { retryAfter: retryAfterOf(waitMs) });
}

/** A sign-in that succeeded: neither the question nor the answer counts any more. */
export async function refundToNetwork(
  write: Pick<Store, 'throttles'>,
  limits: Limits,
  address: string,
): Promise<void> {
  const throttle = networkThrottle(limits, address);
  await refund(write, throttle);
  await refund(write, throttle);
}
