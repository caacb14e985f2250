import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { chapters } from './checks/index.ts';
import { requirementsOf, standardsTable } from './standards.ts';
import { ASVS, NIST } from './standards-cited.ts';

test.each(chapters.flatMap(({ checks }) => checks))('$id has its requirements', (check) => {
  const { asvs, nist } = requirementsOf(check);
  expect(asvs.length * nist.length).toBeGreaterThan(0);
  for (const id of asvs) expect(['–', ...Object.keys(ASVS)]).toContain(id);
  for (const section of nist) expect(['–', ...Object.keys(NIST)]).toContain(section);
});

test('the page has the table', () => {
  const page = readFileSync(new URL('../../docs/conformance/standards.md', import.meta.url), 'utf8');
  expect(page).toBe(standardsTable());
});

test('no number is listed that no check names', () => {
  const named = chapters.flatMap(({ checks }) =>
    checks.flatMap((check) => Object.values(requirementsOf(check)).flat()),
  );
  for (const number of [...Object.keys(ASVS), ...Object.keys(NIST)]) expect(named).toContain(number);
});
