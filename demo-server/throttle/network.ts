import { isIPv6 } from 'node:net';
import type { Occasion } from '../base/occasion.ts';
import type { Refusal } from '../base/refusal.ts';
import type { Store } from '../store/store.ts';
import type { Limits } from './limits.ts';
import { reserveOrRefuse } from './refuse.ts';
import { refund, type Throttle } from './throttle.ts';

/**
 * Returns what counts as one client in limits by address: an IPv4 address, or the /64 of an IPv6 address, because one
 * customer gets at least that many addresses.
 */
export function networkOf(address: string): string {
  return isIPv6(address) ? `${expand(address).slice(0, 4).join(':')}::/64` : address;
}

/**
 * Reserves one attempt of any kind for the network of a request. All attempts of a network share one row, and only this
 * file knows its key.
 *
 * @returns the refusal if the network is over its limit; otherwise `undefined`
 */
export function reserveFromNetwork(
  write: Pick<Store, 'throttles'>,
  limits: Limits,
  { now, address }: Pick<Occasion, 'now' | 'address'>,
): Promise<Refusal | undefined> {
  return reserveOrRefuse(write, networkThrottle(limits, address), 'TOO_MANY_REQUESTS', now);
}

/** Reserves one attempt for the network of a request. @throws Refusal if the network is over its limit */
export async function assertNetworkAllowed(
  store: Store,
  limits: Limits,
  occasion: Pick<Occasion, 'now' | 'address'>,
): Promise<void> {
  const refusal = await store.together((write) => reserveFromNetwork(write, limits, occasion));
  if (refusal) throw refusal;
}

/** Refunds one successful attempt to its network. */
export function refundToNetwork(
  write: Pick<Store, 'throttles'>,
  limits: Limits,
  { address }: Pick<Occasion, 'address'>,
): Promise<void> {
  return refund(write, networkThrottle(limits, address));
}

function networkThrottle(limits: Limits, address: string): Throttle {
  return { key: `network:${networkOf(address)}`, limit: limits.network };
}

/** Returns the eight groups of an IPv6 address (RFC 4291 §2.2), without leading zeros, zone or trailing IPv4 part. */
function expand(address: string): string[] {
  const [plain = ''] = address.toLowerCase().split('%');
  const [head = '', tail] = plain.split('::');
  const before = groupsOf(head);
  const after = groupsOf(tail ?? '');
  const gap = tail === undefined ? 0 : 8 - before.length - after.length;
  return [...before, ...Array<string>(gap).fill('0'), ...after].map((group) =>
    Number.parseInt(group, 16).toString(16),
  );
}

function groupsOf(text: string): string[] {
  return text.split(':').flatMap((group) => {
    if (group === '') return [];
    if (!group.includes('.')) return [group];
    const [a = 0, b = 0, c = 0, d = 0] = group.split('.').map(Number);
    return [(a * 256 + b).toString(16), (c * 256 + d).toString(16)];
  });
}
