/** What docs/translating.md tells translators and their tools about the files. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { LANGUAGES } from '../../shared/translations/languages.ts';
import { root } from '../setup/state.mjs';
import { TEXT_PLACES } from './places.ts';

const guide = readFileSync(join(root, 'docs', 'translating.md'), 'utf8');

test.each(TEXT_PLACES)('the table of texts has $folder', ({ folder }) => {
  expect(guide).toContain(`[${folder}/](../${folder}/)`);
});

test('Weblate’s mask finds every file of texts, with its language', () => {
  // Python writes named groups as (?P<name>…).
  const [, mask = ''] = /from one mask: `(.+)`/.exec(guide) ?? [];
  const pattern = new RegExp(`^${mask.replaceAll('?P<', '?<')}$`);
  const files = TEXT_PLACES.flatMap(({ folder }) => globSync(`${folder}/*/*.json`, { cwd: root }));
  expect(files.length).toBeGreaterThan(300);
  const isRead = (file: string) => LANGUAGES.some((one) => one === pattern.exec(file)?.groups?.language);
  expect(files.filter((file) => !isRead(file))).toEqual([]);
  // One component is one file in English.
  const english = files.filter((file) => file.includes('/texts/en/'));
  const components = english.map((file) => {
    const { component, file: name } = pattern.exec(file)?.groups ?? {};
    return `${component}/${name}`;
  });
  expect(new Set(components).size).toBe(english.length);
});
