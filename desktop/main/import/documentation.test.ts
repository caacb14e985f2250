/** Checks that the tables of docs/import.md match the registries of formats and exports. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { en } from '../texts/en/index.ts';
import { EXPORTS } from './export/registry.ts';
import { FORMATS } from './registry.ts';

const page = readFileSync(new URL('../../../docs/import.md', import.meta.url), 'utf8');
const readme = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8');

function table(...rows: string[][]): string {
  const [head = [], ...rest] = rows;
  return [head, head.map(() => '---'), ...rest].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

test('lists every format with the registry’s texts', () => {
  const sorted = [...FORMATS].sort((a, b) => a.name.localeCompare(b.name, 'en'));
  const expected = table(
    ['App', 'Format', 'Files', 'Encryption'],
    ...sorted.map(({ name, id, files, encryption }) => [name, `\`${id}\``, files, encryption ?? '–']),
  );
  expect(page).toContain(expected);
  expect(readme).toContain(`It reads ${FORMATS.length} formats`);
});

test('lists every export with the details that it keeps', () => {
  const yes = (kept: boolean) => (kept ? 'yes' : '–');
  const expected = table(
    ['Export', 'For', 'Encrypted', 'Notes', 'Tags', 'Favourites', 'Pictures'],
    ...EXPORTS.map(({ id, name, encrypted, keeps }) => [
      `\`${id}\``,
      name,
      yes(encrypted),
      yes(keeps.note),
      keeps.tags === 'none' ? '–' : keeps.tags,
      yes(keeps.favourite),
      yes(keeps.icon),
    ]),
  );
  expect(page).toContain(expected);
});

test('gives the app’s steps for apps without an export', () => {
  for (const { name, why, steps } of Object.values(en.withoutExport)) {
    expect(page).toContain(
      `### ${name}\n\n${why}\n\n${steps.map((step, at) => `${at + 1}. ${step}`).join('\n')}`,
    );
  }
});
