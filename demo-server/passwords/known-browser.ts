import { randomBytes } from 'node:crypto';
import type { Occasion } from '../base/occasion.ts';
import type { KeyRing } from '../keys/key-ring.ts';
import { hashToken } from '../sessions/token.ts';
import { networkOf } from '../throttle/network.ts';
import type { Turn } from './turns.ts';

/** Length of a browser's id, in bytes. */
const ID_BYTES = 16;

/**
 * Returns the token of a browser that has signed in to an account with the right password: a new one, or its own again. It gives the browser a budget
 * of its own: what others try for the account then never keeps its owner out. It proves nothing else, and the server
 * stores nothing of it.
 *
 * @param email normalised
 */
export function browserTokenFor(
  keys: KeyRing,
  email: string,
  occasion: Pick<Occasion, 'browserToken'>,
): string {
  const id = knownBrowser(keys, email, occasion) ?? randomBytes(ID_BYTES).toString('base64url');
  return `${id}.${keys.mac(id, placeOf(email, id))}`;
}

/** Returns the id of the browser if it has signed in to the account before; otherwise `undefined`. */
export function knownBrowser(
  keys: KeyRing,
  email: string,
  { browserToken }: Pick<Occasion, 'browserToken'>,
): string | undefined {
  const [, id = '', mac = ''] = /^([\w-]{22})\.([\w.-]{1,200})$/.exec(browserToken ?? '') ?? [];
  return id !== '' && keys.isMacOf(mac, id, placeOf(email, id)) ? id : undefined;
}

/** Returns whose turn an attempt at an account's password is: of its known browser, or of the network. */
export function turnOf(email: string, browser: string | undefined, { address }: Occasion): Turn {
  return {
    client: browser === undefined ? `network:${networkOf(address)}` : `browser:${browser}`,
    account: hashToken(email),
  };
}

/**
 * Returns the throttle key of what is mailed to an address because somebody asked. A browser that has signed in to the
 * account counts by itself: what others ask never uses up the owner's budget.
 */
export function askedBy(
  keys: KeyRing,
  what: 'reset' | 'recovery',
  email: string,
  occasion: Pick<Occasion, 'browserToken'>,
): string {
  const browser = knownBrowser(keys, email, occasion);
  return `${what}:${hashToken(email)}${browser === undefined ? '' : `~${browser}`}`;
}

function placeOf(email: string, rowId: string) {
  return { purpose: 'known-browser', userId: hashToken(email), rowId } as const;
}
