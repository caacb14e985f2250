import { randomBytes } from 'node:crypto';
import type { Occasion } from '../base/occasion.ts';
import type { KeyRing } from '../keys/key-ring.ts';
import type { FullSession } from '../sessions/sessions.ts';
import { hashToken } from '../sessions/token.ts';
import type { Store } from '../store/store.ts';
import { networkOf } from '../throttle/network.ts';
import type { Turn } from './turns.ts';

/** Length of a browser's id, in bytes. */
const ID_BYTES = 16;
/** The id, the credential epoch, the account, and the MAC. */
const TOKEN = /^([\w-]{22})\.(\d{1,9})\.([0-9a-f-]{36})\.([\w.-]{1,200})$/;

/** What recognises a browser. */
export interface BrowserParts {
  store: Pick<Store, 'users'>;
  keys: KeyRing;
}

/**
 * Returns the token of a browser in which a full session has started: a new one, or its own again. It gives the browser
 * a budget of its own: what others try for the account then never keeps its owner out. It proves nothing else, and the
 * server stores nothing of it.
 *
 * A token ends with the credential epoch, as known networks do. Otherwise someone who once had the password could collect
 * any number of them, and guess the next password or flood the mailbox with each.
 */
export function browserTokenFor(
  { keys }: Pick<BrowserParts, 'keys'>,
  { userId, epoch }: Pick<FullSession, 'userId' | 'epoch'>,
  { browserToken }: Pick<Occasion, 'browserToken'>,
): string {
  const known = readToken(keys, browserToken);
  const id = known?.userId === userId ? known.id : randomBytes(ID_BYTES).toString('base64url');
  const text = `${id}.${epoch}.${userId}`;
  return `${text}.${keys.mac(text, placeOf(userId, id))}`;
}

/**
 * Returns the id of the browser if it has signed in to the account in its present credential epoch, and the sign-in
 * address is verified; otherwise `undefined`. Only a token that this server made costs a query.
 *
 * @param email normalised
 */
export async function knownBrowser(
  { store, keys }: BrowserParts,
  email: string,
  { browserToken }: Pick<Occasion, 'browserToken'>,
): Promise<string | undefined> {
  const token = readToken(keys, browserToken);
  return token && (await store.users.isVerifiedAs({ ...token, email })) ? token.id : undefined;
}

/** Returns what a token says; `undefined` if this server did not make it. */
function readToken(keys: KeyRing, token = ''): { id: string; epoch: number; userId: string } | undefined {
  const [, id = '', epoch = '', userId = '', mac = ''] = TOKEN.exec(token) ?? [];
  return id !== '' && keys.isMacOf(mac, `${id}.${epoch}.${userId}`, placeOf(userId, id))
    ? { id, epoch: Number(epoch), userId }
    : undefined;
}

/**
 * Returns whose turn an attempt at an account's password is. The known browsers of a network have a turn of their own,
 * so that the others there do not delay them. They share it: someone with many tokens of their own account still has the
 * turns of two clients, not of a hundred.
 */
export function turnOf(
  email: string,
  browser: string | undefined,
  { address }: Pick<Occasion, 'address'>,
): Turn {
  const network = networkOf(address);
  return browser === undefined
    ? { client: `network:${network}`, account: hashToken(email) }
    : { client: `known:${network}`, account: browser };
}

/**
 * Returns the throttle key of what is mailed to an address because somebody asked. A browser that has signed in to the
 * account counts by itself: what others ask never uses up the owner's budget.
 */
export async function askedBy(
  parts: BrowserParts,
  what: 'reset' | 'recovery',
  email: string,
  occasion: Pick<Occasion, 'browserToken'>,
): Promise<string> {
  const browser = await knownBrowser(parts, email, occasion);
  return `${what}:${hashToken(email)}${browser === undefined ? '' : `~${browser}`}`;
}

function placeOf(userId: string, rowId: string) {
  return { purpose: 'known-browser', userId, rowId } as const;
}
