import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { DEFAULT_SETTINGS } from '../../settings.ts';
import { temporaryFolder } from '../vault/testing/vaults.ts';
import { SettingsFile } from './settings-file.ts';

test('a change survives a restart, notifies listeners, and keeps unknown values', async () => {
  const folder = await temporaryFolder();
  const path = join(folder, 'settings.json');
  await writeFile(path, JSON.stringify({ theme: 'dark', ofANewerVersion: [1] }));
  const file = new SettingsFile(folder);
  const told: string[] = [];
  file.onChange((now, before) => told.push(`${before.sort} to ${now.sort}`));
  await file.change({ sort: 'issuer' });
  expect(told).toEqual(['manual to issuer']);
  expect(new SettingsFile(folder).get()).toEqual({ ...DEFAULT_SETTINGS, theme: 'dark', sort: 'issuer' });
  expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({ ofANewerVersion: [1] });
});

test('a failed write is reported, and the settings stay unchanged', async () => {
  const folder = await temporaryFolder();
  const file = new SettingsFile(folder);
  await mkdir(join(folder, 'settings.json'));
  await expect(file.change({ theme: 'dark' })).rejects.toMatchObject({ code: 'store-failed' });
  expect(file.get().theme).toBe('system');
});

test.each(['', '{"theme":', '[]', 'null', '"x"', '\0'])(
  'a file with the text %j gives the defaults',
  async (text) => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'settings.json'), text);
    const file = new SettingsFile(folder);
    expect(file.get()).toEqual(DEFAULT_SETTINGS);
    expect((await file.change({ theme: 'light' })).theme).toBe('light');
    expect(new SettingsFile(folder).get().theme).toBe('light');
  },
);
