import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { z } from 'zod';
import { MIN_PASSWORD_LENGTH } from '../contract/index.ts';

/** The passwords that leaks have most often, lower case. */
const PASSWORDS = '@zxcvbn-ts/language-common/src/passwords.json';
/** Words and names of the languages of this site. */
const DICTIONARIES = [
  '@zxcvbn-ts/language-common/src/diceware.json',
  ...['commonWords', 'firstnames', 'lastnames', 'wikipedia'].flatMap((list) => [
    `@zxcvbn-ts/language-en/src/${list}.json`,
    `@zxcvbn-ts/language-de/src/${list}.json`,
  ]),
];

/** What attackers try first. */
export interface CommonPasswords {
  /** Passwords from leaks, of any length. */
  leaked: ReadonlySet<string>;
  /** Single words and names that are long enough for a password. */
  words: ReadonlySet<string>;
}

let loaded: CommonPasswords | undefined;

/**
 * Returns the blocklist of NIST SP 800-63B-4 §3.1.1.2: passwords from leaks, and dictionary words. It is read when the
 * first new password is checked and then stays in memory, about 15 MB. The lists are those of zxcvbn-ts.
 */
export function commonPasswords(): CommonPasswords {
  loaded ??= {
    leaked: new Set(readList(PASSWORDS)),
    words: new Set(
      DICTIONARIES.flatMap(readList)
        .filter(({ length }) => length >= MIN_PASSWORD_LENGTH)
        .map((word) => word.toLowerCase()),
    ),
  };
  return loaded;
}

const list = z.array(z.string());

/** The package's data as JSON: its modules hold the same lists compressed, which take ten times as long to read. */
function readList(path: string): string[] {
  const require = createRequire(import.meta.url);
  return list.parse(JSON.parse(readFileSync(require.resolve(path), 'utf8')));
}
