import type { Occasion } from '../base/occasion.ts';
import type { Refusal } from '../base/refusal.ts';
import type { SendingMethod } from '../contract/index.ts';
import { hashToken } from '../sessions/token.ts';
import type { Store } from '../store/store.ts';
import type { Limits } from '../throttle/limits.ts';
import { reserveFromNetwork } from '../throttle/network.ts';
import { reserveOrRefuse } from '../throttle/refuse.ts';
import { msUntilAllowed, type Throttle } from '../throttle/throttle.ts';

/** Where a code is to go, and for whom. */
export interface Sending {
  userId: string;
  method: SendingMethod;
  recipient: string;
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
  { userId, method, recipient }: Sending,
  occasion: Occasion,
): Promise<Refusal | undefined> {
  const { now } = occasion;
  return (
    (await reserveFromNetwork(write, limits, occasion)) ??
    (await reserveOrRefuse(write, sendsThrottle(limits, userId, method), 'SENT_TOO_RECENTLY', now)) ??
    (await reserveOrRefuse(write, recipientThrottle(limits, recipient), 'SENT_TOO_RECENTLY', now))
  );
}

/** How long until another code can be sent, in milliseconds. */
export async function msUntilNextSending(
  { throttles }: Pick<Store, 'throttles'>,
  limits: Limits,
  userId: string,
  method: SendingMethod,
  now: number,
): Promise<number> {
  const { key, limit } = sendsThrottle(limits, userId, method);
  return msUntilAllowed(await throttles.read(key), limit, now) ?? 0;
}

/** A code that was sent came back right: the next one can be sent at once. */
export async function clearSendWait(
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

/** The throttle of all that goes to one address or number, whoever sends it. Hashed: the row outlives the method. */
export function recipientThrottle({ sendsTo }: Limits, recipient: string): Throttle {
  return { key: `send-to:${hashToken(recipient)}`, limit: sendsTo };
}
