import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { chapters } from './checks/index.ts';
import type { Result, Verdict } from './run.ts';
import { readTotals, scoreboard, totalsOf } from './scoreboard.ts';

const results = fileURLToPath(new URL('../../docs/conformance/results', import.meta.url));
const [check] = chapters.flatMap(({ checks }) => checks);
const result = (verdict: Verdict, follows?: string) =>
  ({ check, chapter: 'x', verdict, finding: 'A finding.', ms: 1, ...(follows && { follows }) }) as Result;
const run = {
  subject: 'A server 1.0',
  startedAt: new Date(Date.UTC(2026, 10, 29, 23, 59)),
  results: [
    result('passed'),
    result('failed'),
    result('failed', 'other'),
    result('absent'),
    result('unjudged'),
  ],
  requests: 5,
};

test('the page is made of the results', async () => {
  const page = readFileSync(new URL('../../docs/conformance/scoreboard.md', import.meta.url), 'utf8');
  expect(page).toBe(scoreboard(await readTotals(results)));
});

test('every result is of all checks', async () => {
  const all = chapters.flatMap(({ checks }) => checks).length;
  for (const { passed, failed, absent, unjudged } of await readTotals(results)) {
    expect(passed + failed + absent + unjudged).toBe(all);
  }
});

test('totals are numbers, and say nothing about what failed', () => {
  const totals = totalsOf(run, true, 'Defaults');
  expect(totals).toEqual({
    subject: 'A server 1.0',
    remark: 'Defaults',
    date: '2026-11-29',
    passed: 1,
    failed: 2,
    causes: 1,
    absent: 1,
    unjudged: 1,
  });
});

test('a run of some checks, or one that ended early, has no totals', () => {
  expect(() => totalsOf(run, false)).toThrow(/Only a run of all checks/);
  expect(() => totalsOf({ ...run, stopped: 'The server died.' }, true)).toThrow(/Only a run of all checks/);
});

test.each(['not JSON', '{}', '{"subject":"x","findings":["y"]}'])(
  'a file that --totals did not write is named: %s',
  async (text) => {
    const folder = await mkdtemp(join(tmpdir(), 'results-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    await writeFile(join(folder, 'mine.json'), text);
    await expect(readTotals(folder)).rejects.toThrow(
      'The result “mine.json” is not one that --totals wrote.',
    );
    await expect(readTotals(join(folder, 'none'))).rejects.toThrow(/cannot be read/);
  },
);
