import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { chapters } from './checks/index.ts';
import { requirementsOf, standardsTable } from './standards.ts';

test.each(chapters.flatMap(({ checks }) => checks))('$id has its requirements', (check) => {
  const { asvs, nist } = requirementsOf(check);
  expect(asvs.length * nist.length).toBeGreaterThan(0);
  for (const id of asvs) expect(id).toMatch(/^\d{1,2}\.\d{1,2}\.\d{1,2}$|^–$/);
  for (const section of nist) expect(section).toMatch(/^§\d(?:\.\d+)*$|^–$/);
});

test('the page has the table', () => {
  const page = readFileSync(new URL('../../docs/conformance/standards.md', import.meta.url), 'utf8');
  expect(page).toBe(standardsTable());
});
