import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../setup/state.mjs';
import { isTest, readTree } from './imports.ts';

/** A schema would add zod to the scripts that every window loads at its start. */
test('pages and the preload script import only types from the contract', async () => {
  const importers = [...readTree().values()].filter(
    ({ path, files }) =>
      /^desktop\/(?:renderer|preload)\//.test(path) &&
      !isTest(path) &&
      files.some((file) => file.startsWith('desktop/ipc/')),
  );
  expect(importers.length).toBeGreaterThan(50);
  for (const { path } of importers) {
    const text = await readFile(join(root, path), 'utf8');
    const statements = text.match(/^(?:import|export)\b[^;]*?from '[^']*';/gm) ?? [];
    const ofContract = statements.filter((statement) => /\/(?:ipc\/[\w-]+|settings)\.ts'/.test(statement));
    expect(ofContract.length, path).toBeGreaterThan(0);
    for (const statement of ofContract) expect(statement, path).toMatch(/^import type /);
  }
});
