import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { describe, expect, test } from 'vitest';
import { EXPORT_TARGETS } from '../../../export-targets.ts';
import { Accounts } from '../../accounts/accounts.ts';
import { decoderFiles } from '../../scanner/decoder-files.ts';

import { handledVault, PASSPHRASE } from '../../vault/testing/handled-vault.ts';
import { entry, RFC_SECRET, temporaryFolder } from '../../vault/testing/vaults.ts';
import type { Entry } from '../../vault/vault.ts';
import { read } from '../testing/read.ts';
import { exportHandlers } from './export-handlers.ts';

const PASSWORD = 'a password for the file';
const steam: Entry = {
  id: 'steam',
  addedAt: 0,
  key: { ...entry('s').key, type: 'steam', digits: 5, period: 30, algorithm: 'SHA1' },
  note: 'a note',
};

/** Returns the real handlers over a real vault with a real import thread. Only the dialogs and the PDF are replaced. */
async function exporting() {
  const { vault, clock } = await handledVault();
  await vault.change(() => [entry('a'), entry('b', { digits: 8 }), steam, { ...entry('bin'), removedAt: 1 }]);
  const folder = await temporaryFolder();
  const names: string[] = [];
  const handlers = exportHandlers({
    vault,
    accounts: new Accounts({ vault, now: () => clock.now }),
    now: () => clock.now,
    startWorker: async () =>
      new Worker(new URL('../import-worker.ts', import.meta.url), { workerData: decoderFiles() }),
    toPdf: async (html) => html,
    chooseNewFile: async (name) => {
      names.push(name);
      return join(folder, name);
    },
    chooseFolderFor: async () => folder,
  });
  const all = { ids: ['a', 'b', 'steam'], fiveACode: false };
  return { vault, handlers, folder, names, all };
}

describe('an export', () => {
  test('needs the passphrase of the vault, whatever it is', async () => {
    const { handlers, folder, all } = await exporting();
    for (const target of EXPORT_TARGETS) {
      const request = { target, ...all, password: PASSWORD };
      await expect(handlers['export:write'](request)).rejects.toMatchObject({ code: 'wrong-passphrase' });
    }
    await expect(
      handlers['export:write']({ target: 'aegis', ...all, passphrase: 'not this one' }),
    ).rejects.toMatchObject({ code: 'wrong-passphrase' });
    expect(await readdir(folder)).toEqual([]);
  });

  test('is a new file that only its owner can read, and holds the chosen accounts', async () => {
    const { handlers, folder, names, all } = await exporting();
    const request = { target: 'aegis-encrypted' as const, ...all, passphrase: PASSPHRASE };
    await expect(handlers['export:write'](request)).rejects.toMatchObject({ code: 'password-required' });
    expect(await handlers['export:write']({ ...request, ids: ['b', 'steam'], password: PASSWORD })).toEqual({
      kind: 'saved',
      names: ['countersign-aegis-encrypted-2026-01-02.json'],
      count: 2,
    });
    const path = join(folder, names[0] ?? '');
    const { accounts } = await read(await readFile(path), PASSWORD);
    expect(accounts.map(({ type, digits, note }) => [type, digits, note])).toEqual([
      ['totp', 8, ''],
      ['steam', 5, 'a note'],
    ]);
    if (process.platform !== 'win32') expect((await stat(path)).mode & 0o777).toBe(0o600);

    await writeFile(path, 'mine');
    await expect(handlers['export:write']({ ...request, password: PASSWORD })).rejects.toMatchObject({
      code: 'store-failed',
      message: expect.stringContaining('is there already'),
    });
    expect(await readFile(path, 'utf8')).toBe('mine');
  });

  test('names what it cannot hold before it is written', async () => {
    const { handlers, all } = await exporting();
    expect(await handlers['export:losses']({ target: 'google-screen', ids: all.ids })).toEqual({
      losses: [
        {
          reason: 'Google Authenticator has no Steam accounts, so it is left out.',
          count: 1,
          leftOut: true,
          accounts: ['Example: s@example.com'],
        },
      ],
      kept: 2,
    });
    await expect(
      handlers['export:write']({
        target: 'google-screen',
        ids: ['steam'],
        fiveACode: false,
        passphrase: PASSPHRASE,
      }),
    ).rejects.toMatchObject({ code: 'unsupported' });
    await expect(handlers['export:losses']({ target: 'aegis', ids: ['bin'] })).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  test('of Google’s codes is pictures, on the screen or as files, and never text', async () => {
    const { handlers, folder, all } = await exporting();
    const request = { ...all, passphrase: PASSPHRASE };
    const shown = await handlers['export:write']({ target: 'google-screen', ...request });
    if (shown?.kind !== 'shown') return expect.unreachable();
    expect(JSON.stringify(shown)).not.toContain(RFC_SECRET);
    expect(shown.pictures).toHaveLength(1);
    const png = Buffer.from(shown.pictures[0]?.split(',')[1] ?? '', 'base64');
    expect((await read(png)).accounts).toHaveLength(2);

    const saved = await handlers['export:write']({ target: 'google-pictures', ...request });
    expect(saved).toMatchObject({ names: ['countersign-google-pictures-2026-01-02-1-1.png'] });
    expect(
      (await read(await readFile(join(folder, 'countersign-google-pictures-2026-01-02-1-1.png')))).format,
    ).toBe('google-authenticator');
  });

  test('is not written if the vault was locked while the dialog was open', async () => {
    const { vault, handlers, folder, all } = await exporting();
    // Whichever ends first: a refusal that nobody awaits yet would end the run.
    await Promise.all([
      expect(
        handlers['export:write']({ target: 'aegis', ...all, passphrase: PASSPHRASE }),
      ).rejects.toMatchObject({
        code: 'locked',
      }),
      vault.lock(),
    ]);
    expect(await readdir(folder)).toEqual([]);
  });
});
