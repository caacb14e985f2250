/** Which keys a page shows: one key drawn twice is one key, and two keys need a decision. */
import { type KeyUri, looksLikeKeyUri, parseKeyUri } from '../../../shared/key-uri.ts';
import { looksLikeMigration, readMigration } from '../../../shared/migration.ts';
import { quotableName } from '../../../shared/quotable.ts';

/** Whether the text of a QR code contains keys: a key URI, or a part of Google Authenticator's export. */
export function holdsKeys(text: string): boolean {
  return looksLikeKeyUri(text) || looksLikeMigration(text);
}

/** Returns whether two keys are the same account with the same key and the same parameters. */
export function sameKey(one: KeyUri, other: KeyUri): boolean {
  return identity(one) === identity(other);
}

/** Returns the keys in the texts of QR codes, without repetitions. @throws KeyUriError, MigrationError */
export function differentKeys(texts: readonly string[]): KeyUri[] {
  const keys: KeyUri[] = [];
  for (const key of texts.flatMap(keysIn)) if (!keys.some((known) => sameKey(known, key))) keys.push(key);
  return keys;
}

/**
 * Returns the only key.
 *
 * @throws Error with one sentence that names the accounts if there are several
 */
export function onlyKey(texts: readonly string[]): KeyUri {
  const [first, ...more] = differentKeys(texts);
  if (!first) throw new Error('There is no QR code with a key.');
  if (more.length === 0) return first;
  const names = [first, ...more].map(shownAccount).join(', ');
  throw new Error(
    `The page shows QR codes of ${more.length + 1} keys (${names}), and enrol adds one. Pass the element of one QR code, or add all with scanScreen.`,
  );
}

/** Returns the name of an account for a sentence. A name from a QR code may hold a key. */
export function shownAccount({ issuer, account }: Pick<KeyUri, 'issuer' | 'account'>): string {
  return quotableName(`${issuer}:${account}`) ?? 'an account whose name looks like a key';
}

function keysIn(text: string): readonly KeyUri[] {
  if (!looksLikeMigration(text)) return [parseKeyUri(text)];
  const { keys, refused } = readMigration(text);
  const [why] = refused;
  if (keys.length === 0 && why !== undefined) throw new Error(why.reason);
  return keys;
}

/** A counter moves with use, so it does not belong to the identity. */
function identity(key: KeyUri): string {
  const period = key.type === 'hotp' ? 0 : key.period;
  return JSON.stringify([key.type, key.issuer, key.account, key.secret, key.algorithm, key.digits, period]);
}
