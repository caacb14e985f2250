import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { MIN_PASSWORD_LENGTH } from '../contract/index.ts';

/** The passwords that leaks have most often. */
export const PASSWORDS = '@zxcvbn-ts/language-common/src/passwords.json';
/** Words and names of the languages of this site. */
export const DICTIONARIES: readonly string[] = [
  '@zxcvbn-ts/language-common/src/diceware.json',
  ...['commonWords', 'firstnames', 'lastnames', 'wikipedia'].flatMap((list) => [
    `@zxcvbn-ts/language-en/src/${list}.json`,
    `@zxcvbn-ts/language-de/src/${list}.json`,
  ]),
];

let read: { leaked: Buffer; words: Buffer } | undefined;

/**
 * Returns whether a text is in the blocklist of NIST SP 800-63B-4 §3.1.1.2: a password from leaks, of any length, or a
 * single word or name that is long enough for a password. The lists are those of zxcvbn-ts.
 *
 * They are read when the first new password is checked, and searched as they are in the files: parsing them would block
 * the event loop for half a second, and a search takes two milliseconds.
 *
 * @param lower in lower case, like the lists
 */
export function isCommonPassword(lower: string): boolean {
  read ??= { leaked: bytesOf(PASSWORDS), words: Buffer.concat(DICTIONARIES.map(bytesOf)) };
  // A quotation mark would end a word of the list. None has one.
  if (lower.length < 2 || lower.includes('"')) return false;
  const entry = `"${lower}"`;
  return read.leaked.includes(entry) || (lower.length >= MIN_PASSWORD_LENGTH && read.words.includes(entry));
}

/** The package's data as JSON: its modules hold the same lists compressed, which take ten times as long to read. */
function bytesOf(path: string): Buffer {
  return readFileSync(createRequire(import.meta.url).resolve(path));
}
