import { type ChildProcess, spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, open, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { chromium, expect, test } from '@playwright/test';
import { Arch, build, Platform } from 'electron-builder';
import { root } from '../scripts/setup/state.mjs';
import { endProcess } from './fixtures/child-process.ts';
import { environment, makeDataFolder } from './fixtures/desktop-app.ts';
import { type Display, startDisplay } from './fixtures/display.ts';
import { noKeyStore } from './fixtures/key-store.ts';
import { runtime, sandboxSwitches } from './fixtures/runtime.ts';

/**
 * The packaged app: built from the installed runtime with the real electron-builder.yml. Reads the fuses from the
 * binary, and starts it. Linux only: on other systems a packaged app is a bundle or needs signing.
 */
test.skip(process.platform !== 'linux', 'packages and starts the Linux build');

let folder: string;
let binary: string;
let display: Display;

test.beforeAll(async () => {
  display = await startDisplay();
  folder = await mkdtemp(join(tmpdir(), 'countersign-packaged-'));
  const { executable, version } = runtime().electron;
  await build({
    projectDir: root,
    targets: Platform.LINUX.createTarget('dir', process.arch === 'arm64' ? Arch.arm64 : Arch.x64),
    config: {
      extends: 'electron-builder.yml',
      electronDist: dirname(executable),
      electronVersion: version,
      directories: { output: folder },
    },
  });
  const [unpacked = ''] = (await readdir(folder)).filter((name) => name.endsWith('-unpacked'));
  binary = join(folder, unpacked, 'countersign');
});
test.afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await display.stop();
});

test('the binary has its fuses set', async () => {
  const wire = await getCurrentFuseWire(binary);
  // One ASCII digit per fuse.
  const [on, off] = ['1', '0'].map((digit) => digit.charCodeAt(0));
  expect({
    runAsNode: wire[FuseV1Options.RunAsNode],
    nodeOptions: wire[FuseV1Options.EnableNodeOptionsEnvironmentVariable],
    inspect: wire[FuseV1Options.EnableNodeCliInspectArguments],
    cookieEncryption: wire[FuseV1Options.EnableCookieEncryption],
    asarIntegrity: wire[FuseV1Options.EnableEmbeddedAsarIntegrityValidation],
    onlyAsar: wire[FuseV1Options.OnlyLoadAppFromAsar],
    ownSnapshot: wire[FuseV1Options.LoadBrowserProcessSpecificV8Snapshot],
    filePrivileges: wire[FuseV1Options.GrantFileProtocolExtraPrivileges],
  }).toEqual({
    runAsNode: off,
    nodeOptions: off,
    inspect: off,
    cookieEncryption: on,
    asarIntegrity: on,
    onlyAsar: on,
    ownSnapshot: off,
    filePrivileges: off,
  });
});

test('contains the built app in one archive, without other files of the project', async () => {
  const resources = join(dirname(binary), 'resources');
  // The runtime's placeholder may stay. It is loaded only if there is no app.asar.
  const names = (await readdir(resources)).filter((name) => name !== 'default_app.asar');
  expect(names).toEqual(['app.asar']);
  const { files } = await archiveIndex(join(resources, 'app.asar'));
  expect(Object.keys(files).sort()).toEqual(['out', 'package.json']);
  expect(Object.keys(files.out?.files ?? {}).sort()).toEqual(['main', 'preload', 'renderer']);
});

test('starts, shows its page from its own scheme, and does not run a debugger or a foreign script', async () => {
  const data = await makeDataFolder();
  const evil = join(data.path, 'evil.cjs');
  const trace = join(data.path, 'evil-was-here');
  await writeFile(evil, `require('node:fs').writeFileSync(${JSON.stringify(trace)}, '');`);
  // An attacker could add a folder beside the archive without changing the archive.
  const planted = join(dirname(binary), 'resources', 'app');
  await mkdir(planted);
  await writeFile(join(planted, 'package.json'), '{"main":"evil.cjs"}');
  await cp(evil, join(planted, 'evil.cjs'));

  const app = start(data.path, ['--inspect=0', '--remote-debugging-port=0'], {
    ELECTRON_RUN_AS_NODE: '1',
    NODE_OPTIONS: `--require ${evil}`,
  });
  try {
    const address = await app.devTools;
    // A client that connects before the page exists may never see the page.
    await expect.poll(() => pagesOf(address)).toEqual(['app://countersign/index.html']);
    const browser = await chromium.connectOverCDP(address);
    const page = browser.contexts()[0]?.pages()[0];
    if (!page) throw new Error('The packaged app has no page.');
    await expect(page.getByRole('heading').first()).toBeVisible();
    expect(await page.evaluate(() => 'require' in window || 'process' in window)).toBe(false);
    await browser.close();
    expect(app.errors.join('\n')).not.toContain('Debugger listening');
    expect(await readdir(data.path)).not.toContain('evil-was-here');
  } finally {
    await endProcess(app.child);
    await rm(planted, { recursive: true });
    await data.remove();
  }
});

function start(dataFolder: string, switches: string[], variables: Record<string, string>) {
  const child: ChildProcess = spawn(
    binary,
    [
      ...sandboxSwitches,
      '--disable-gpu',
      ...noKeyStore.switches,
      `--user-data-dir=${dataFolder}`,
      ...switches,
    ],
    { env: environment(display.env, noKeyStore.env, variables), stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const errors: string[] = [];
  const devTools = new Promise<string>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`The packaged app ended (exit ${code}).`)));
    if (!child.stderr) return reject(new Error('The packaged app has no standard error.'));
    createInterface({ input: child.stderr }).on('line', (line) => {
      errors.push(line);
      const address = /DevTools listening on (ws:\S+)/.exec(line)?.[1];
      if (address) resolve(address);
    });
  });
  return { child, errors, devTools };
}

/** Returns the addresses of a program's pages. */
async function pagesOf(devTools: string): Promise<string[]> {
  const list = new URL('/json/list', devTools.replace('ws:', 'http:'));
  const targets: { type: string; url: string }[] = await (await fetch(list)).json();
  return targets.filter(({ type }) => type === 'page').map(({ url }) => url);
}

interface ArchiveFolder {
  files: Record<string, Partial<ArchiveFolder>>;
}

/** Returns the index of an asar archive: four 32-bit numbers, the last of which is the length of the following JSON. */
async function archiveIndex(path: string): Promise<ArchiveFolder> {
  const file = await open(path);
  try {
    const head = Buffer.alloc(16);
    await file.read(head, 0, 16, 0);
    const json = Buffer.alloc(head.readUInt32LE(12));
    await file.read(json, 0, json.length, 16);
    return JSON.parse(json.toString('utf8'));
  } finally {
    await file.close();
  }
}
