import { Refusal } from '../base/refusal.ts';
import { hashToken } from '../sessions/token.ts';
import type { SendingMethod } from '../store/method-tables.ts';
import type { Store } from '../store/store.ts';
import type { Limits } from '../throttle/limits.ts';
import { networkThrottle } from '../throttle/network.ts';
import { type Denied, reserve, retryAfterOf, type Throttle, waitOf } from '../throttle/throttle.ts';

/** Where a code is to go, for whom, and asked for from where. */
export interface Sending {
  userId: string;
  method: SendingMethod;
  recipient: string;
  /** The network address it is asked from. */
  address: string;
}

/**
 * Reserves the sending of one code: from the network, for the account and the method, and for the recipient, whoever
 * sends to it. None of these counts wrong codes, and none of them forgets one.
 *
 * @returns why it may not be sent now; `undefined` when it may
 */
export async function reserveSending(
  write: Store,
  limits: Limits,
  { userId, method, recipient, address }: Sending,
  now: number,
): Promise<Refusal | undefined> {
  const network = await reserve(write, networkThrottle(limits, address), now);
  if (!network.isAllowed) return refusal('TOO_MANY_REQUESTS', network);
  for (const throttle of [sendsThrottle(limits, userId, method), sendsToThrottle(limits, recipient)]) {
    const reserved = await reserve(write, throttle, now);
    if (!reserved.isAllowed) return refusal('SENT_TOO_RECENTLY', reserved);
  }
  return undefined;
}

/** How long until another code can be sent, in milliseconds. */
export async function waitToSend(
  { throttles }: Pick<Store, 'throttles'>,
  limits: Limits,
  userId: string,
  method: SendingMethod,
  now: number,
): Promise<number> {
  const { key, limit } = sendsThrottle(limits, userId, method);
  return waitOf(await throttles.read(key), limit, now) ?? 0;
}

/** A code that was sent came back right: the next one can be sent at once. */
export async function settleSending(
  write: Pick<Store, 'throttles'>,
  limits: Limits,
  userId: string,
  method: SendingMethod,
): Promise<void> {
  await write.throttles.reset(sendsThrottle(limits, userId, method).key);
}

function sendsThrottle({ sends }: Limits, userId: string, method: SendingMethod): Throttle {
  return { key: `send:${method}:${userId}`, limit: sends };
}

/** By a digest: the row outlives the method it was for. */
function sendsToThrottle({ sendsTo }: Limits, recipient: string): Throttle {
  return { key: `send-to:${hashToken(recipient)}`, limit: sendsTo };
}

function refusal(code: 'TOO_MANY_REQUESTS' | 'SENT_TOO_RECENTLY', { waitMs }: Denied): Refusal {
  return new Refusal(code, waitMs === undefined ? {} : { retryAfter: retryAfterOf(waitMs) });
}
