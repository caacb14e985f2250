import { appendFile, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import QRCode from 'qrcode';
import { expect, onTestFinished, test, vi } from 'vitest';
import { PATIENCE } from '../../../shared/testing/patience.ts';
import type { WatchedFolderView } from '../../ipc/folder.ts';
import { DecodeError, Decoder } from '../scanner/decoder.ts';
import { decoderFiles } from '../scanner/decoder-files.ts';
import { WatchedFolder } from './watched-folder.ts';

/** Watches a real folder with the real decoder. */
async function watchedFolder() {
  const path = await mkdtemp(join(tmpdir(), 'countersign-watched-'));
  onTestFinished(() => rm(path, { recursive: true, force: true }));
  const decoder = new Decoder(
    () => new Worker(new URL('../scanner/decode-worker.ts', import.meta.url), { workerData: decoderFiles() }),
    // Its own limit ends the reading of a picture on a busy computer.
    PATIENCE.timeout,
  );
  onTestFinished(() => decoder.release());
  const views: (WatchedFolderView | undefined)[] = [];
  const lost: string[] = [];
  const folder = new WatchedFolder({
    read: async (file, signal) => {
      const { codes } = await decoder.readFile(file, { signal });
      return codes.map(({ text }) => ({ text, source: 'folder' }));
    },
    onChange: (view) => views.push(view),
    onLost: (name) => lost.push(name),
    settles: 60,
  });
  onTestFinished(() => folder.stop());
  return { folder, path, views, lost };
}

const until = (check: () => void) => vi.waitFor(check, { ...PATIENCE, interval: 20 });

test('stops and says so when another folder is at its path, as after its disk was removed', async () => {
  const { folder, path, views, lost } = await watchedFolder();
  await folder.start(path);
  await rename(path, `${path}-disk`);
  onTestFinished(() => rm(`${path}-disk`, { recursive: true }));
  await mkdir(path);
  await writeFile(join(path, 'code.png'), await QRCode.toBuffer('otpauth://totp/A?secret=GEZDGNBVGY3TQOJQ'));
  await until(() => expect(lost).toHaveLength(1));
  expect(views.at(-1)).toBeUndefined();
  expect(views.some((view) => (view?.read ?? 0) > 0)).toBe(false);
});

test('reads new pictures, and neither old pictures nor other files', async () => {
  const { folder, path, views } = await watchedFolder();
  await writeFile(join(path, 'before.png'), await QRCode.toBuffer('before'));
  await folder.start(path);
  await writeFile(join(path, 'notes.txt'), 'no picture');
  await writeFile(join(path, '.hidden.png'), await QRCode.toBuffer('hidden'));
  await mkdir(join(path, 'folder.png'));
  await writeFile(join(path, 'new.png'), await QRCode.toBuffer('new'));
  await until(() => expect(folder.view).toMatchObject({ read: 1, waiting: 1 }));
  expect(folder.take()).toEqual([{ text: 'new', source: 'folder' }]);
  expect(views.at(-1)).toMatchObject({ read: 1, waiting: 0 });
  // A download that is renamed when it is complete.
  await writeFile(join(path, '.part'), await QRCode.toBuffer('renamed'));
  await rename(join(path, '.part'), join(path, 'renamed.png'));
  await until(() => expect(folder.take()).toEqual([{ text: 'renamed', source: 'folder' }]));
});

test('reads a picture only when it is completely written', async () => {
  const { folder, path } = await watchedFolder();
  await folder.start(path);
  const picture = await QRCode.toBuffer('whole', { scale: 12 });
  const file = join(path, 'slow.png');
  await writeFile(file, picture.subarray(0, 200));
  // Long enough for a scan of the incomplete file, which has no code.
  await until(() => expect(folder.view?.read).toBe(1));
  expect(folder.view?.waiting).toBe(0);
  await appendFile(file, picture.subarray(200));
  await until(() => expect(folder.take()).toEqual([{ text: 'whole', source: 'folder' }]));
});

test('goes on when one picture cannot be read', async () => {
  const path = await mkdtemp(join(tmpdir(), 'countersign-watched-'));
  onTestFinished(() => rm(path, { recursive: true, force: true }));
  const lost: string[] = [];
  const folder = new WatchedFolder({
    read: async (file) => {
      if (file.endsWith('slow.png')) throw new DecodeError('It took too long.');
      return [{ text: 'read', source: 'folder' }];
    },
    onChange: () => undefined,
    onLost: (name) => lost.push(name),
    settles: 60,
  });
  onTestFinished(() => folder.stop());
  await folder.start(path);
  const picture = await QRCode.toBuffer('a');
  await writeFile(join(path, 'slow.png'), picture);
  await until(() => expect(folder.view?.read).toBe(1));
  await writeFile(join(path, 'next.png'), picture);
  await until(() => expect(folder.take()).toHaveLength(1));
  expect(lost).toEqual([]);
});

test('stops and names the folder when the folder is removed', async () => {
  const { folder, path, views, lost } = await watchedFolder();
  await folder.start(path);
  await rm(path, { recursive: true });
  await until(() => expect(lost).toHaveLength(1));
  expect(folder.view).toBeUndefined();
  expect(views.at(-1)).toBeUndefined();
  await folder.start(join(path, 'never'));
  expect(lost).toHaveLength(2);
});

test('discards the results when it is stopped', async () => {
  const { folder, path } = await watchedFolder();
  await folder.start(path);
  await writeFile(join(path, 'a.png'), await QRCode.toBuffer('a'));
  await until(() => expect(folder.view?.waiting).toBe(1));
  folder.stop();
  expect(folder.take()).toEqual([]);
  expect(folder.view).toBeUndefined();
});
