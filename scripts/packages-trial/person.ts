/**
 * What a person does with the installed app. Runs in a machine as an ordinary user. The only thing that is not as theirs
 * is the debugging port, by which the page is clicked.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type Browser, chromium, type Page } from '@playwright/test';
import { toFile } from 'qrcode';
import { addEverythingFound, PASSPHRASE, review, scanScreens } from '../../e2e/fixtures/app-hands.ts';
import { endProcess } from '../../e2e/fixtures/child-process.ts';
import { startDisplay } from '../../e2e/fixtures/display.ts';
import { expect } from '../../e2e/fixtures/expect.ts';
import { startKeyStore } from '../../e2e/fixtures/key-store.ts';
import { renderersOf } from '../../e2e/fixtures/renderers.ts';

/** RFC 4226's and RFC 6238's test key. */
const uri = (issuer: string) =>
  `otpauth://totp/${issuer}:ann?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=${issuer}`;
const vault = join(homedir(), '.config', 'countersign', 'vault.json');

const display = await startDisplay();
const keyStore = await startKeyStore();
const env = {
  ...process.env,
  ...display.env,
  DBUS_SESSION_BUS_ADDRESS: keyStore.env.DBUS_SESSION_BUS_ADDRESS,
  // By this, Chromium and xdg-open know the desktop.
  XDG_CURRENT_DESKTOP: 'GNOME',
};
const started: ChildProcess[] = [];
let app: ChildProcess | undefined;
try {
  background('openbox');
  await firstUse();
  await upgrade();
  await remove();
} finally {
  for (const child of started.reverse()) await endProcess(child);
  await keyStore.stop();
  await display.stop();
}

async function firstUse(): Promise<void> {
  const { browser, page } = await startApp();
  for (let turn = 0; turn < 2; turn += 1) await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('button', { name: 'Add a passphrase too' }).click();
  await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
  await page.getByLabel('Repeat the passphrase', { exact: true }).fill(PASSPHRASE);
  await page.getByRole('button', { name: /^Protect with GNOME Keyring and/i }).click();
  await expect(page.getByRole('button', { name: 'Scan screen' }).first()).toBeVisible();
  const sandboxed = await renderersOf('/usr/lib/countersign/countersign');
  expect(sandboxed.length).toBeGreaterThan(0);
  expect(sandboxed.filter(({ apart, seccomp }) => !apart || seccomp !== 2)).toEqual([]);
  done('started in its sandbox, and protected the vault with the key store and a passphrase');
  const picture = join(await mkdtemp(join(tmpdir(), 'qr-')), 'code.png');
  await toFile(picture, uri('Harbour'), { scale: 6 });
  const viewer = background('feh', '--geometry', '400x400+900+300', picture);
  // The viewer needs a moment, and says nothing when its window is there.
  await expect(async () => {
    await scanScreens(page);
    await expect(page.getByText('Harbour').first()).toBeVisible({ timeout: 2000 });
  }).toPass({ timeout: 60_000 });
  await addEverythingFound(page);
  await endProcess(viewer);
  done('scanned a QR code off the screen');

  run('countersign', '--copy', 'Harbour');
  await expect.poll(() => run('xclip', '-o', '-selection', 'clipboard')).toMatch(/^\d{6}$/);
  done('copied its code');

  run('xdg-open', uri('Lighthouse'));
  await expect(review(page).getByText('Lighthouse').first()).toBeVisible({ timeout: 30_000 });
  await addEverythingFound(page);
  done('opened an otpauth: link');
  expect(run('xdg-mime', 'query', 'default', 'x-scheme-handler/otpauth-migration').trim()).toBe(
    'countersign.desktop',
  );
  expect(run('xdg-mime', 'query', 'filetype', vault).trim()).toBe('application/vnd.countersign.backup+json');
  done('is known for links, and its vault for what it is');

  run('countersign', '--lock');
  await expect(page.getByRole('heading', { name: 'Countersign is locked' })).toBeVisible();
  done('locked');
  await stopApp(browser);
}

async function upgrade(): Promise<void> {
  const before = await readFile(vault);
  asRoot('apt-get install -y -q /packages/countersign.deb');
  expect((await readFile(vault)).equals(before)).toBe(true);
  const { browser, page } = await startApp();
  await expect(page.getByText('Harbour').first()).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText('Lighthouse').first()).toBeVisible();
  await stopApp(browser);
  done('kept the accounts when it was upgraded');
}

async function remove(): Promise<void> {
  const before = await readFile(vault);
  for (const verb of ['remove', 'purge']) {
    asRoot(`apt-get ${verb} -y -q countersign`);
    expect((await readFile(vault)).equals(before)).toBe(true);
  }
  expect(existsSync('/usr/bin/countersign')).toBe(false);
  expect(existsSync('/usr/lib/countersign')).toBe(false);
  done('kept the vault when it was removed and purged');
}

async function startApp(): Promise<{ browser: Browser; page: Page }> {
  const child = spawn('countersign', ['--remote-debugging-port=0', '--disable-gpu'], {
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  app = child;
  started.push(child);
  const address = await new Promise<string>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`The installed app ended (exit ${code}).`)));
    createInterface({ input: child.stderr }).on('line', (line) => {
      const found = /DevTools listening on (ws:\S+)/.exec(line)?.[1];
      if (found) resolve(found);
      else console.log(`  app: ${line}`);
    });
  });
  const list = new URL('/json/list', address.replace('ws:', 'http:'));
  // A client that connects before there is a page may never be told of one.
  await expect
    .poll(
      () =>
        fetch(list).then(
          (answer) => answer.text(),
          // An app that is still starting may close the connection.
          () => '',
        ),
      { timeout: 30_000 },
    )
    .toContain('app://countersign/index.html');
  const browser = await chromium.connectOverCDP(address);
  const page = browser
    .contexts()[0]
    ?.pages()
    .find((candidate) => candidate.url().includes('index.html'));
  if (!page) throw new Error('The installed app has no page.');
  return { browser, page };
}

async function stopApp(browser: Browser): Promise<void> {
  await browser.close();
  if (app) await endProcess(app);
}

function background(program: string, ...words: string[]): ChildProcess {
  const child = spawn(program, words, { env, stdio: 'ignore' });
  started.push(child);
  return child;
}

function run(program: string, ...words: string[]): string {
  return execFileSync(program, words, {
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    timeout: 30_000,
  });
}

/** Machines have no password for root. */
function asRoot(command: string): void {
  execFileSync('su', ['-', '-c', command], { stdio: ['ignore', 'ignore', 'inherit'] });
}

function done(what: string): void {
  console.log(`  ✓ ${what}`);
}
