import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../vault/testing/vaults.ts';
import { autostartEntry, setStartAtLogin } from './start-at-login.ts';

test('writes and removes an autostart entry for a hidden start on Linux', async () => {
  const folder = join(await temporaryFolder(), 'autostart');
  const parts = {
    platform: 'linux',
    autostartFolder: folder,
    command: ['/opt/Countersign/countersign'],
    setLoginItem: () => expect.unreachable(),
  };
  await setStartAtLogin(true, parts);
  const entry = await readFile(join(folder, 'countersign.desktop'), 'utf8');
  expect(entry).toContain('\nExec=/opt/Countersign/countersign --hidden\n');
  await setStartAtLogin(false, parts);
  await expect(readFile(join(folder, 'countersign.desktop'))).rejects.toThrow('ENOENT');
  await setStartAtLogin(false, parts);
});

test('quotes a path with spaces and special characters as one argument', () => {
  expect(autostartEntry(['/home/ann/My $apps/100%/a"b\\c'])).toContain(
    'Exec="/home/ann/My \\\\$apps/100%%/a\\\\"b\\\\\\\\c"\n',
  );
});

test('uses the system’s login items on macOS and Windows', async () => {
  const told: unknown[] = [];
  await setStartAtLogin(true, {
    platform: 'win32',
    autostartFolder: '',
    command: ['countersign.exe', '.'],
    setLoginItem: (...what) => told.push(what),
  });
  expect(told).toEqual([[true, ['.', '--hidden']]]);
});
