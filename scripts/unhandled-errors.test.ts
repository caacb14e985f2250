import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startVitest } from 'vitest/node';
import UnhandledErrors, { readUnhandledErrors } from './unhandled-errors.ts';

test('names an error of a run that no test caught', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-unhandled-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(
    join(folder, 'late.test.ts'),
    `import { test } from 'vitest';
test('passes', async () => {
  void Promise.reject(new Error('too late'));
  await new Promise((resolve) => setTimeout(resolve, 50));
});`,
  );
  const exitCode = process.exitCode;
  const run = await startVitest('test', [], {
    root: folder,
    config: false,
    watch: false,
    reporters: [new UnhandledErrors({ reports: folder })],
  });
  await run.close();
  process.exitCode = exitCode;
  expect(readUnhandledErrors(folder)).toEqual([
    expect.stringMatching(/^✗ outside of tests: Unhandled Rejection\n {4}Error: too late\n.*late\.test\.ts/s),
  ]);
});

test('a run that ended early has no file', () => {
  expect(readUnhandledErrors('/nowhere')).toEqual([]);
});
