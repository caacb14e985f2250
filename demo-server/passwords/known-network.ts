import { DAY } from '../../shared/durations.ts';
import type { Occasion } from '../base/occasion.ts';
import type { KeyRing } from '../keys/key-ring.ts';
import { hashToken } from '../sessions/token.ts';
import type { Store } from '../store/store.ts';
import { networkOf } from '../throttle/network.ts';

/** How long a network is known after a sign-in, in milliseconds. */
const KNOWN_MS = 180 * DAY;
/** How often that time begins anew, in milliseconds: not every sign-in needs a write. */
const RENEWED_MS = DAY;
/** Most known networks of an account. A new one replaces the oldest. */
export const MOST_NETWORKS = 10;

/**
 * Returns whether the account has signed in from the network of a request. Such a network has a budget of its own: what
 * others try from elsewhere never keeps it out. It proves nothing else.
 *
 * An address without an account costs the same query.
 *
 * @param email normalised
 */
export function isKnownNetwork(
  { knownNetworks }: Pick<Store, 'knownNetworks'>,
  keys: KeyRing,
  email: string,
  { address, now }: Pick<Occasion, 'address' | 'now'>,
): Promise<boolean> {
  const account = hashToken(email);
  return knownNetworks.has(account, keys.macs(networkOf(address), placeOf(account)), now);
}

/**
 * Remembers the network of a sign-in with the right password. Only a keyed digest is stored: whoever reads the database
 * without the keys cannot tell where people sign in.
 *
 * @param user with a normalised address
 */
export async function rememberNetwork(
  { knownNetworks }: Pick<Store, 'knownNetworks'>,
  keys: KeyRing,
  { id, email }: { id: string; email: string },
  { address, now }: Pick<Occasion, 'address' | 'now'>,
): Promise<void> {
  const account = hashToken(email);
  await knownNetworks.remember(
    { userId: id, account, mac: keys.mac(networkOf(address), placeOf(account)), expiresAt: now + KNOWN_MS },
    { renewBefore: now + KNOWN_MS - RENEWED_MS, most: MOST_NETWORKS },
  );
}

function placeOf(account: string) {
  return { purpose: 'known-network', userId: account, rowId: '' } as const;
}
