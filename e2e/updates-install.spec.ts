import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmod, readFile, writeFile } from 'node:fs/promises';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';
import { root } from '../scripts/setup/state.mjs';
import { makeDataFolder } from './fixtures/data-folder.ts';
import { type Display, startDisplay } from './fixtures/display.ts';
import { environment, sandboxSwitches } from './fixtures/environment.ts';
import { runtime } from './fixtures/runtime.ts';

/** An AppImage is replaced by a new version, with the real electron-updater and a real server. */
test.skip(process.platform !== 'linux', 'an AppImage is for Linux');

const NAME = 'Countersign-99.1.0.AppImage';
const NEW = '#!/bin/sh\necho new\n';
const sha512 = (text: string) => createHash('sha512').update(text).digest('base64');

let display: Display;

test.beforeAll(async () => {
  display = await startDisplay();
});
test.afterAll(() => display.stop());

test('an AppImage becomes what was signed when the app quits, and nobody is told who asks', async () => {
  const { said, file, asked } = await install(sha512(NEW));
  expect(said).toBe('downloaded');
  expect(file).toBe(NEW);
  expect(asked.map(({ path }) => path)).toEqual(['/latest-linux.yml', `/${NAME}`]);
  for (const { headers } of asked) {
    expect(headers.cookie).toBeUndefined();
    expect(headers['x-user-staging-id'] ?? '').toMatch(/^[0-]*$/);
    expect(JSON.stringify(headers)).not.toMatch(/chrome|linux;|x86_64/i);
  }
});

test('an AppImage that was not signed is not even downloaded', async () => {
  const { said, file, asked } = await install(sha512('another file'));
  expect(said).toMatch(/^untrusted: The download is not what the maintainers of Countersign signed/);
  expect(file).toBe('old');
  expect(asked.map(({ path }) => path)).toEqual(['/latest-linux.yml']);
});

/** @param signed the hash that the signed manifest has */
async function install(signed: string) {
  const asked: { path: string; headers: IncomingHttpHeaders }[] = [];
  const list = `version: 99.1.0\nfiles:\n  - url: ${NAME}\n    sha512: ${sha512(NEW)}\n    size: ${NEW.length}\n`;
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    asked.push({ path, headers: request.headers });
    response.end(path.endsWith('.yml') ? list : NEW);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  const data = await makeDataFolder();
  const image = join(data.path, 'Countersign.AppImage');
  const config = `provider: generic\nurl: http://127.0.0.1:${port}/\nupdaterCacheDirName: countersign-updater\n`;
  try {
    await writeFile(image, 'old');
    await chmod(image, 0o755);
    await writeFile(join(data.path, 'app-update.yml'), config);
    const manifest = { version: '99.1.0', files: [{ name: NAME, sha512: signed }] };
    const env = environment(display.env, {
      APPIMAGE: image,
      XDG_CACHE_HOME: data.path,
      COUNTERSIGN_HAND_OVER: JSON.stringify({ folder: data.path, manifest }),
    });
    const script = join(root, 'e2e', 'fixtures', 'install-update.mjs');
    const words = [...sandboxSwitches, '--disable-gpu', script];
    const { stdout } = await promisify(execFile)(runtime().electron.executable, words, { env }).catch(
      (error: { stdout: string }) => error,
    );
    return { said: stdout.trim(), file: await readFile(image, 'utf8'), asked };
  } finally {
    server.close();
    await data.remove();
  }
}
