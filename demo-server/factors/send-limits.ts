import type { Occasion } from '../base/occasion.ts';
import type { Refusal } from '../base/refusal.ts';
import type { SendingMethod } from '../contract/index.ts';
import { hashToken } from '../sessions/token.ts';
import type { Store } from '../store/store.ts';
import type { Limits } from '../throttle/limits.ts';
import { reserveFromNetwork } from '../throttle/network.ts';
import { reserveOrRefuse } from '../throttle/refuse.ts';
import { msUntilAllowed, type Throttle } from '../throttle/throttle.ts';

/** A code to send: for which account, and where. */
export interface Sending {
  userId: string;
  method: SendingMethod;
  recipient: string;
  /** Whether the account has confirmed the recipient. */
  isConfirmed: boolean;
}

/**
 * Reserves one code to send in three limits: of the network, of the account's method, and of the recipient across all
 * accounts. These limits do not count wrong codes and do not reset their count.
 *
 * @returns the refusal if no code may be sent now; otherwise `undefined`
 */
export async function reserveSending(
  write: Store,
  limits: Limits,
  { userId, method, recipient, isConfirmed }: Sending,
  occasion: Occasion,
): Promise<Refusal | undefined> {
  const { now } = occasion;
  const refusal =
    (await reserveFromNetwork(write, limits, occasion)) ??
    (await reserveOrRefuse(write, sendsThrottle(limits, userId, method), 'SENT_TOO_RECENTLY', now));
  if (refusal) return refusal;
  const shared = await reserveOrRefuse(write, recipientThrottle(limits, recipient), 'SENT_TOO_RECENTLY', now);
  // The owner's codes count for what others may send, but not the other way round.
  return isConfirmed
    ? reserveOrRefuse(write, recipientThrottle(limits, recipient, userId), 'SENT_TOO_RECENTLY', now)
    : shared;
}

/** Returns the wait until another code can be sent, in milliseconds. */
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

/** Clears the wait after a right code, so that the next code can be sent at once. */
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

/**
 * Returns the limit of what is sent to one address or phone number: of all accounts together, or the separate one of an
 * account that has confirmed it. What others ask never uses up the budget of a confirmed owner. The recipient is hashed,
 * because the row outlives the method.
 *
 * @param owner the account that has confirmed the recipient
 */
export function recipientThrottle({ sendsTo }: Limits, recipient: string, owner?: string): Throttle {
  return { key: `send-to:${hashToken(recipient)}${owner === undefined ? '' : `@${owner}`}`, limit: sendsTo };
}
