import { isIPv6 } from 'node:net';
import type { Limits } from './limits.ts';
import type { Throttle } from './throttle.ts';

/**
 * What counts as one client when tries are counted by address: an IPv4 address, or the /64 of an IPv6 one, since a
 * single customer is given at least that many addresses.
 */
export function networkOf(address: string): string {
  return isIPv6(address) ? `${expand(address).slice(0, 4).join(':')}::/64` : address;
}

/** The throttle of everything that is tried from one network. */
export function networkThrottle(limits: Limits, address: string): Throttle {
  return { key: `network:${networkOf(address)}`, limit: limits.network };
}

/** The eight groups of an IPv6 address (RFC 4291 §2.2), without leading zeros, a zone or a trailing IPv4 part. */
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
