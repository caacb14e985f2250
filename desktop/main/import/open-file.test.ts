import { Worker } from 'node:worker_threads';
import { afterEach, expect, test } from 'vitest';
import { decoderFiles } from '../scanner/decoder-files.ts';
import { setLanguage } from '../texts/texts.ts';
import { openFile } from './open-file.ts';
import { MADE } from './testing/accounts.ts';
import { aegisEncrypted, enteEncrypted, googlePart } from './testing/authenticators.ts';

afterEach(() => setLanguage('en', []));

const startWorker = () =>
  new Worker(new URL('./import-worker.ts', import.meta.url), { workerData: decoderFiles() });

/** A file whose key derivation needs one gibibyte. */
async function heavy(): Promise<Buffer> {
  const backup = JSON.parse((await enteEncrypted(MADE, 'p')).toString());
  backup.kdfParams = { ...backup.kdfParams, memLimit: 2 ** 30, opsLimit: 8 };
  return Buffer.from(JSON.stringify(backup));
}

test('opens a file in a thread, and names its format before the slow part', async () => {
  const recognised: string[] = [];
  const file = await openFile(startWorker, aegisEncrypted(MADE, ['p']), 'p', {
    onProgress: ({ format }) => recognised.push(format),
  });
  expect(recognised).toEqual(['aegis']);
  expect(file.accounts).toHaveLength(MADE.length);
});

test('sentences are in the current language', async () => {
  setLanguage('de', []);
  await expect(openFile(startWorker, aegisEncrypted(MADE, ['p']), undefined)).rejects.toMatchObject({
    code: 'password_required',
    message:
      'Diese Datei von Aegis ist verschlüsselt. Geben Sie das Passwort ein, mit dem sie exportiert wurde.',
  });
});

test('asks before it uses much memory', async () => {
  const asked: number[] = [];
  const opening = openFile(startWorker, await heavy(), 'p', {
    allowMemory: (bytes) => {
      asked.push(bytes);
      return false;
    },
  });
  await expect(opening).rejects.toMatchObject({
    code: 'stopped',
    message: expect.stringContaining('1,024 MB'),
  });
  expect(asked).toEqual([2 ** 30]);
});

test('stops immediately, also while it derives a key', async () => {
  const stop = new AbortController();
  const opening = openFile(startWorker, await heavy(), 'p', {
    signal: stop.signal,
    // The key is derived after this answer. The busy thread receives no messages then.
    allowMemory: () => {
      setTimeout(() => stop.abort(), 300);
      return true;
    },
  });
  await expect(opening).rejects.toMatchObject({ code: 'stopped' });
  await expect(openFile(startWorker, await heavy(), 'p', { signal: stop.signal })).rejects.toMatchObject({
    code: 'stopped',
  });
});

test('stops immediately, although the thread still derives a key', async () => {
  const stop = new AbortController();
  const worker = startWorker();
  const end = worker.terminate.bind(worker);
  // What Node does for as long as one of its own functions runs in the thread.
  worker.terminate = () => new Promise(() => undefined);
  const opening = openFile(() => worker, await heavy(), 'p', {
    signal: stop.signal,
    allowMemory: () => {
      stop.abort();
      return true;
    },
  });
  await expect(opening).rejects.toMatchObject({ code: 'stopped' });
  await end();
});

test('reads the texts of Google’s codes without a decoder', async () => {
  const [first] = MADE;
  const file = await openFile(startWorker, Buffer.from(googlePart(first ? [first] : [])), undefined);
  expect(file.accounts).toMatchObject([{ issuer: 'GitHub' }]);
});
