import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../vault/testing/vaults.ts';
import { keepRest } from './keep-rest.ts';

const ENTRY = {
  entry: 'Duo: push',
  reason: 'It has no key.',
  fields: { icon: Uint8Array.of(1, 2), note: 'ü' },
};

test('entries without codes go into a new file that only its owner can read', async () => {
  const path = join(await temporaryFolder(), 'rest.json');
  expect(await keepRest([ENTRY], async () => path)).toEqual({ name: 'rest.json' });
  expect(JSON.parse(await readFile(path, 'utf8'))).toEqual({
    format: 'countersign-entries-without-codes',
    entries: [{ ...ENTRY, fields: { icon: 'AQI=', note: 'ü' } }],
  });
  if (process.platform !== 'win32') expect((await stat(path)).mode & 0o777).toBe(0o600);
});

test('no file is overwritten, and none is written if the user chooses none', async () => {
  const path = join(await temporaryFolder(), 'rest.json');
  expect(await keepRest([ENTRY], async () => undefined)).toBeUndefined();
  await writeFile(path, 'mine');
  await expect(keepRest([ENTRY], async () => path)).rejects.toMatchObject({ code: 'store-failed' });
  await expect(keepRest([ENTRY], async () => join(path, 'inside'))).rejects.toMatchObject({
    code: 'store-failed',
  });
  expect(await readFile(path, 'utf8')).toBe('mine');
});
