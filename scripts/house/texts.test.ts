import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { root } from '../setup/state.mjs';

test('the catalogues have no fault, and the code made from them is current', async () => {
  const command = [join(root, 'scripts', 'texts.ts'), '--check'];
  const { stdout } = await promisify(execFile)(process.execPath, command, { cwd: root });
  expect(stdout).toBe('');
});
