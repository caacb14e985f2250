import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, chown, cp, mkdir, mkdtemp, open, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { chromium, expect, test } from '@playwright/test';
import { fusesOf, REQUIRED_FUSES } from '../scripts/package/fuses.ts';
import { buildUnpacked } from '../scripts/package/unpacked.ts';
import { OFFERED_LANGUAGES } from '../shared/translations/languages.ts';
import { endProcess } from './fixtures/child-process.ts';
import { makeDataFolder } from './fixtures/data-folder.ts';
import { type Display, startDisplay } from './fixtures/display.ts';
import { environment } from './fixtures/environment.ts';
import { noKeyStore } from './fixtures/key-store.ts';
import { renderersOf } from './fixtures/renderers.ts';
import { runtime } from './fixtures/runtime.ts';

/**
 * The packaged app: built from the installed runtime with the real electron-builder.yml. Reads the fuses from the
 * binary, and starts it. Linux only: on other systems a packaged app is a bundle or needs signing.
 */
test.skip(process.platform !== 'linux', 'packages and starts the Linux build');

/** Chromium refuses its sandbox to root, so the app runs as this user where the tests are root's. */
const NOBODY = 65534;
const AS_NOBODY = ['setpriv', `--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups', '--'];
const isRoot = process.getuid?.() === 0;

let folder: string;
let binary: string;
let display: Display;

test.beforeAll(async () => {
  display = await startDisplay();
  folder = await mkdtemp(join(tmpdir(), 'countersign-packaged-'));
  // For the ordinary user whom the last test starts it as.
  await chmod(folder, 0o755);
  binary = join(await buildUnpacked({ electron: runtime().electron, out: folder }), 'countersign');
});
test.afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await display.stop();
});

test('the binary has its fuses set', async () => {
  expect(await fusesOf(binary)).toEqual(REQUIRED_FUSES);
});

test('contains the built app in one archive, without other files of the project', async () => {
  const resources = join(dirname(binary), 'resources');
  // Elsewhere the runtime's placeholder may stay. It is loaded only if there is no app.asar.
  const mayStay = process.platform === 'linux' ? undefined : 'default_app.asar';
  const names = (await readdir(resources)).filter((name) => name !== mayStay);
  expect(names).toEqual(['app.asar']);
  const { files } = await archiveIndex(join(resources, 'app.asar'));
  expect(Object.keys(files).sort()).toEqual(['out', 'package.json']);
  expect(Object.keys(files.out?.files ?? {}).sort()).toEqual(['main', 'preload', 'renderer']);
});

test("contains Chromium's texts in the app's languages only", async () => {
  // Chromium has two Spanish texts, for Spain and for Latin America.
  const languages = (await readdir(join(dirname(binary), 'locales'))).map((name) => name.split(/[-.]/)[0]);
  expect([...new Set(languages)].sort()).toEqual([...OFFERED_LANGUAGES].sort());
});

test('starts in its sandbox, shows its page from its own scheme, and does not run a debugger or a foreign script', async () => {
  const data = await makeDataFolder();
  const evil = join(data.path, 'evil.cjs');
  const trace = join(data.path, 'evil-was-here');
  await writeFile(evil, `require('node:fs').writeFileSync(${JSON.stringify(trace)}, '');`);
  // An attacker could add a folder beside the archive without changing the archive.
  const planted = join(dirname(binary), 'resources', 'app');
  await mkdir(planted);
  await writeFile(join(planted, 'package.json'), '{"main":"evil.cjs"}');
  await cp(evil, join(planted, 'evil.cjs'));

  if (isRoot) await chown(data.path, NOBODY, NOBODY);
  const app = start(data.path, ['--inspect=0', '--remote-debugging-port=0'], {
    ELECTRON_RUN_AS_NODE: '1',
    NODE_OPTIONS: `--require ${evil}`,
  });
  try {
    const address = await app.devTools;
    // A client that connects before the page exists may never see the page.
    // The first start of a new binary reads 200 MB, which nothing else has read yet.
    await expect(async () => {
      const said = [`ended: ${app.child.exitCode ?? app.child.signalCode ?? 'no'}`, ...app.errors].join('\n');
      expect(await pagesOf(address), said).toEqual(['app://countersign/index.html']);
    }).toPass({ timeout: 60_000 });
    const browser = await chromium.connectOverCDP(address);
    const page = browser.contexts()[0]?.pages()[0];
    if (!page) throw new Error('The packaged app has no page.');
    await expect(page.getByRole('heading').first()).toBeVisible();
    expect(await page.evaluate(() => 'require' in window || 'process' in window)).toBe(false);
    // Its renderer is in process namespaces of its own, and may make few system calls: 2 is a seccomp filter.
    expect(await renderersOf(binary)).toEqual([{ apart: true, seccomp: 2 }]);
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
  const [program = '', ...before] = [...(isRoot ? AS_NOBODY : []), binary];
  const child: ChildProcess = spawn(
    program,
    [...before, '--disable-gpu', ...noKeyStore.switches, `--user-data-dir=${dataFolder}`, ...switches],
    {
      env: environment(display.env, noKeyStore.env, { HOME: dataFolder }, variables),
      stdio: ['ignore', 'ignore', 'pipe'],
    },
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

/** Returns the addresses of a program's pages. A program that is still starting may close the connection: it has none. */
async function pagesOf(devTools: string): Promise<string[]> {
  const list = new URL('/json/list', devTools.replace('ws:', 'http:'));
  const answer = await fetch(list).catch(() => undefined);
  const targets: { type: string; url: string }[] = answer ? await answer.json() : [];
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
