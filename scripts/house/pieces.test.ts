/** Keeps sentences whole, so that each language has its own order of words. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { LANGUAGES } from '../../shared/translations/languages.ts';
import { root } from '../setup/state.mjs';
import { flat } from '../texts/catalogue.ts';
import { catalogueOf } from '../texts/generate.ts';
import { TEXT_PLACES } from '../texts/places.ts';
import { isTest, listFiles } from './imports.ts';
import { brokenTexts, piecesIn } from './pieces.ts';

const PLACES =
  /^(?:desktop\/(?:main|renderer)|demo-server\/(?:web|mail)|shared\/ui|scripts\/(?:cli|command))\/.*\.tsx?$/;

/** What no person reads as a sentence: a header, what one types into a field, a command. */
const NO_SENTENCES = [
  /^desktop\/main\/windows\/app-scheme\.ts: /,
  /^desktop\/renderer\/account-form\/(?:draft\.ts|tag-choices\.tsx): .*tag/,
  /^desktop\/renderer\/settings\/reach-section\.tsx: `\$\{verb\} /,
];

test('no sentence is made of pieces in code', () => {
  const files = listFiles().filter(
    (path) => PLACES.test(path) && !isTest(path) && !/\/(?:testing|texts)\//.test(path),
  );
  expect(files.length).toBeGreaterThan(300);
  const found = files.flatMap((path) =>
    piecesIn(path, readFileSync(join(root, path), 'utf8')).map((piece) => `${path}: ${piece}`),
  );
  expect(found.filter((line) => !NO_SENTENCES.some((known) => known.test(line)))).toEqual([]);
});

test.each(TEXT_PLACES)('no text of $folder begins or ends as a part of a sentence', (place) => {
  for (const language of LANGUAGES)
    expect(
      brokenTexts(flat(catalogueOf(place, language)), language).map((text) => `${language}: ${text}`),
    ).toEqual([]);
});

/** Returns code with `#{…}` for `${…}`, which the linter takes for a mistake in a string. */
const asCode = (text: string) => `const text = ${text.replaceAll('#{', '${')};`;

test.each([
  "t('copyCodeOf') + name",
  "'' + translate('a')",
  "`#{t('a')} #{name}`",
  "`#{name} #{t('a')}`",
  "`#{count}#{t('a')}`",
  "`Copy #{t('a')}`",
  "`#{t('a')}, #{t('b')}`",
  "names.join(', ')",
  'sentences().a.b + name',
  '`#{sentences().a.b({ c })} #{name}`',
])('finds %s', (code) => {
  expect(piecesIn('a.tsx', asCode(code))).toHaveLength(1);
});

test.each([
  "t('a', { name })",
  "`#{t('a')} · #{name}`",
  "`#{name} (#{t('a')})`",
  "`#{t('a')} #{t('b')}`",
  "`#{t('a')}: #{t('b')}`",
  'count + 1',
  "parts.join(' · ')",
  '`#{path}.png`',
])('accepts %s', (code) => {
  expect(piecesIn('a.tsx', asCode(code))).toEqual([]);
});

test.each(['Copy code for ', 'A list of', ', part'])('finds the text “%s”', (text) => {
  expect(brokenTexts(new Map([['key', text]]), 'en')).toHaveLength(1);
});
