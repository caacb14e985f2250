/** Which keys a page shows: one key drawn twice is one key, and two keys need a decision. */
import { type KeyUri, parseKeyUri } from '../../../shared/key-uri.ts';

/** Returns whether two keys are the same account with the same key and the same parameters. */
export function sameKey(one: KeyUri, other: KeyUri): boolean {
  return identity(one) === identity(other);
}

/** Returns the keys, without repetitions. @throws KeyUriError */
export function differentKeys(uris: readonly string[]): KeyUri[] {
  const keys: KeyUri[] = [];
  for (const key of uris.map(parseKeyUri)) if (!keys.some((known) => sameKey(known, key))) keys.push(key);
  return keys;
}

/**
 * Returns the only key.
 *
 * @throws Error with one sentence that names the accounts if there are several
 */
export function onlyKey(uris: readonly string[]): KeyUri {
  const [first, ...more] = differentKeys(uris);
  if (!first) throw new Error('There is no QR code with a key.');
  if (more.length === 0) return first;
  const names = [first, ...more].map(({ issuer, account }) => `${issuer}:${account}`).join(', ');
  throw new Error(
    `The page shows QR codes of ${more.length + 1} keys (${names}), and enrol adds one. Hide the others, or add all with scanScreen.`,
  );
}

/** A counter moves with use, so it does not belong to the identity. */
function identity(key: KeyUri): string {
  const period = key.type === 'hotp' ? 0 : key.period;
  return JSON.stringify([key.type, key.issuer, key.account, key.secret, key.algorithm, key.digits, period]);
}
