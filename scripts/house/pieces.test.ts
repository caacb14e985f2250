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
import { brokenTexts, nestedIn, piecesIn } from './pieces.ts';

const PLACES =
  /^(?:desktop\/(?:main|renderer)|demo-server\/(?:web|mail)|shared\/ui|scripts\/(?:cli|command))\/.*\.tsx?$/;

/** All code that reads catalogues. In the conformance checks, `t` is a trial. */
const WITH_TEXTS = /^(?:desktop|demo-server|shared|scripts|e2e)\/(?!conformance\/checks\/).*\.tsx?$/;

/** What no person reads as a sentence: a header, what one types into a field, a command. */
const NO_SENTENCES = [
  /^desktop\/main\/windows\/app-scheme\.ts: /,
  /^desktop\/renderer\/account-form\/(?:draft\.ts|tag-choices\.tsx): .*tag/,
  // Pauses between facts, for screen readers only.
  /className="cs-visually-hidden">(?:\{[^{}]+\})?[,:]$/,
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

/** Texts inside other texts that are no grammar of theirs, with the reason. */
const NO_GRAMMAR: readonly (readonly [RegExp, string])[] = [
  [/^demo-server\/mail\/messages\/people\.ts: role: /, 'a label after a colon'],
  [/^demo-server\/web\/pages\/support\/record\.tsx: role: /, 'a label after a colon'],
  [/^desktop\/renderer\/accounts\/shelves\.tsx: by: /, 'a label after a colon'],
  [/^e2e\/conformance\/preflight\.ts: step: /, 'a label after a colon, and a sentence before another one'],
  [/^scripts\/tour\.ts: step: /, 'the title of a step after a colon'],
  [/^e2e\/kit\/report\/decisions\.ts: account: /, 'a label before a colon'],
  [/^demo-server\/openapi\/document\.ts: second: /, 'a sentence after another one'],
  [/^demo-server\/web\/lab\/inside\/drift-part\.tsx: first: /, 'a sentence after another one'],
  [/^demo-server\/web\/lab\/verifier\/timeline\.tsx: used: /, 'a sentence after another one'],
  [/^demo-server\/web\/lab\/verifier\/timeline\.tsx: phone: /, 'a number, with a remark in brackets'],
  [/^demo-server\/web\/lab\/attacks\/replay-card\.tsx: who: /, 'the name of a person of the lab'],
  [/^desktop\/main\/found\/app-decoder\.ts: source$/, 'a place before its part: “code.png, page 2”'],
  [/^shared\/migration\.ts: whose$/, 'a name in quotes'],
  [/^desktop\/renderer\/add\/review-sheet\.tsx: count: /, 'a number'],
  [/^scripts\/cli\/input\.ts: names$/, 'a list of names'],
];

test('no text is a piece of another text', () => {
  const files = listFiles().filter(
    (path) => WITH_TEXTS.test(path) && !isTest(path) && !/\/(?:testing|texts)\//.test(path),
  );
  const found = files.flatMap((path) =>
    nestedIn(path, readFileSync(join(root, path), 'utf8')).map((value) => `${path}: ${value}`),
  );
  expect(found.filter((line) => !NO_GRAMMAR.some(([known]) => known.test(line)))).toEqual([]);
  expect(NO_GRAMMAR.filter(([known]) => !found.some((line) => known.test(line)))).toEqual([]);
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
  "<p>{t('a')}: {name}</p>",
  "<p><b>{name}</b>, {t('a')}</p>",
  '<p><Trans i18nKey="a" />{\', \'}<Trans i18nKey="b" /></p>',
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
  "<p>{t('a')} <b>{name}</b> · {t('b')}</p>",
  'count + 1',
  "parts.join(' · ')",
  '`#{path}.png`',
])('accepts %s', (code) => {
  expect(piecesIn('a.tsx', asCode(code))).toEqual([]);
});

test.each(['Copy code for ', 'A list of', ', part'])('finds the text “%s”', (text) => {
  expect(brokenTexts(new Map([['key', text]]), 'en')).toHaveLength(1);
});

test.each([
  "t('found', { place: t('screen') })",
  "t('found', { count, place: isOne ? t('screen') : t('screens') })",
  "t('by', { name: by?.name ?? t('someone') })",
  'sentences().found.other({ what: sentences().qr.web })',
  'say.control({ what: say.code })',
  '<Trans t={t} values={{ name: t("someone") }} />',
])('finds the piece in %s', (code) => {
  expect(nestedIn('a.tsx', asCode(code))).toHaveLength(1);
});

test('finds a piece behind a variable', () => {
  const code = (value: string) => `function a() { ${value} return t('found', { place }); }`;
  expect(nestedIn('a.ts', code("const place = t('screen');"))).toEqual(['place']);
  expect(nestedIn('a.ts', code('const { place } = sentences().found;'))).toEqual(['place']);
  expect(nestedIn('a.ts', code('const place = file.name;'))).toEqual([]);
});

test.each(["t('found', { name })", "t('found', { names: [t('a'), t('b')] })", "[t('a', { name }), t('b')]"])(
  'finds no piece in %s',
  (code) => {
    expect(nestedIn('a.tsx', asCode(code))).toEqual([]);
  },
);
