/** Checks that the tables of docs/import.md and its German page match the registries of formats and exports. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { textsIn } from '../texts/texts.ts';
import { EXPORTS } from './export/registry.ts';
import { FORMATS } from './registry.ts';

const read = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');
const page = read('docs/import.md');
const german = read('docs/de/import.md');

const files = { en: textsIn('en').importFormats, de: textsIn('de').importFormats };
const sorted = [...FORMATS].sort((a, b) => a.name.localeCompare(b.name, 'en'));

function table(...rows: string[][]): string {
  const [head = [], ...rest] = rows;
  return [head, head.map(() => '---'), ...rest].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

test('lists every format with the registry’s texts', () => {
  const expected = table(
    ['App', 'Format', 'Files', 'Encryption'],
    ...sorted.map(({ name, id, encryption }) => [name, `\`${id}\``, files.en[id], encryption ?? '–']),
  );
  expect(page).toContain(expected);
});

test.each([
  ['README.md', /(\d+) formats/g],
  ['docs/app.md', /(\d+) formats/g],
  ['docs/de/app.md', /(\d+) Formaten/g],
])('%s says how many formats there are', (path, pattern) => {
  const numbers = [...read(path).matchAll(pattern)].map(([, number]) => Number(number));
  expect(numbers.length).toBeGreaterThan(0);
  expect(new Set(numbers)).toEqual(new Set([FORMATS.length]));
});

describe('the German page', () => {
  const [, rows = ''] =
    /\| App \| Format \| Dateien \| Verschlüsselung \|\n\|[- |]+\|\n((?:\|.+\n)+)/.exec(german) ?? [];
  const cells = rows
    .trimEnd()
    .split('\n')
    .map((row) => row.slice(2, -2).split(' | '));

  test('lists every format with its files, in the order of the English one', () => {
    expect(cells.map((row) => row.slice(0, 3))).toEqual(
      sorted.map(({ name, id }) => [name, `\`${id}\``, files.de[id]]),
    );
  });

  test('has a line for each line of the English page’s lists', () => {
    const lines = (text: string) => text.match(/^(?:- |\d+\. )/gm)?.length;
    const [forUsers = ''] = page.split('\n## For contributors');
    expect(lines(german)).toBe(lines(forUsers));
  });

  // Only the words between the names of ciphers are German.
  test.each(sorted)('has the ciphers of $id', ({ id, encryption = '–' }) => {
    const [, , , german = ''] = cells.find(([, named]) => named === `\`${id}\``) ?? [];
    expect(namesIn(german)).toEqual(namesIn(encryption));
  });
});

/** Returns what is the same in every language: words with a digit or in capitals alone, and the dash for “none”. */
function namesIn(text: string): string[] {
  return text.split(/[^\p{L}\p{N}–]+/u).filter((word) => /\d|–|^\p{Lu}{2,}$/u.test(word));
}

const exportTables = [
  {
    language: 'English',
    text: page,
    head: ['Export', 'For', 'Encrypted', 'Notes', 'Tags', 'Favourites', 'Pictures'],
    yes: 'yes',
    tags: { none: '–', one: 'one', all: 'all' },
  },
  {
    language: 'German',
    text: german,
    head: ['Export', 'Für', 'Verschlüsselt', 'Notizen', 'Schlagwörter', 'Favoriten', 'Bilder'],
    yes: 'ja',
    tags: { none: '–', one: 'eines', all: 'alle' },
  },
] as const;

test.each(exportTables)(
  'lists every export with the details that it keeps: $language',
  ({ text, head, yes, tags }) => {
    const mark = (kept: boolean) => (kept ? yes : '–');
    const expected = table(
      [...head],
      ...EXPORTS.map(({ id, name, encrypted, keeps }) => [
        `\`${id}\``,
        name,
        mark(encrypted),
        mark(keeps.note),
        tags[keeps.tags],
        mark(keeps.favourite),
        mark(keeps.icon),
      ]),
    );
    expect(text).toContain(expected);
  },
);

test.each([
  ['en', page],
  ['de', german],
] as const)('gives the app’s steps for apps without an export: %s', (language, text) => {
  for (const { name, why, steps } of Object.values(textsIn(language).withoutExport)) {
    expect(text).toContain(
      `### ${name}\n\n${why}\n\n${steps.map((step, at) => `${at + 1}. ${step}`).join('\n')}`,
    );
  }
});
