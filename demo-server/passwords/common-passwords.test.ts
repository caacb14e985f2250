import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { MIN_PASSWORD_LENGTH } from '../contract/index.ts';
import { DICTIONARIES, isCommonPassword, PASSWORDS } from './common-passwords.ts';

const { resolve } = createRequire(import.meta.url);
const textOf = (path: string) => readFileSync(resolve(path), 'utf8');
const listOf = (path: string) => z.array(z.string()).parse(JSON.parse(textOf(path)));

test.each([PASSWORDS, ...DICTIONARIES])(
  '%s can be searched as it is: in lower case, without escapes',
  (path) => {
    const words = listOf(path);
    expect(words.length).toBeGreaterThan(1000);
    expect(textOf(path)).not.toContain('\\');
    expect(words.filter((word) => word !== word.toLowerCase() || word.includes('"'))).toEqual([]);
  },
);

test('every thousandth entry is found, shorter words only among the passwords', () => {
  const some = (path: string) => listOf(path).filter((word, at) => at % 1000 === 0 && word.length > 1);
  const passwords = some(PASSWORDS);
  expect(passwords.filter((password) => !isCommonPassword(password))).toEqual([]);
  const words = DICTIONARIES.flatMap(some);
  const long = words.filter(({ length }) => length >= MIN_PASSWORD_LENGTH);
  expect(long.filter((word) => !isCommonPassword(word))).toEqual([]);
  const leaked = new Set(listOf(PASSWORDS));
  const short = words.filter((word) => word.length < MIN_PASSWORD_LENGTH && !leaked.has(word));
  expect(short.length).toBeGreaterThan(10);
  expect(short.filter(isCommonPassword)).toEqual([]);
});

test.each(['informatio', 'nformation', 'password","12345678', '","', ',', '', '"password"', 'information\0'])(
  '%j, which is a part of the lists but none of their entries, is not common',
  (text) => {
    expect(isCommonPassword(text)).toBe(false);
  },
);
