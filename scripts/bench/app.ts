/**
 * Measures the app with 10, 100, 1,000 and 10,000 accounts: unlocking, searching, idling with a visible and a hidden
 * window, and memory. Compares it with a bare Electron window on the same screen.
 */
import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { Vault } from '../../desktop/main/vault/vault.ts';
import { endProcess } from '../../e2e/fixtures/child-process.ts';
import { makeDataFolder } from '../../e2e/fixtures/data-folder.ts';
import { desktopArguments } from '../../e2e/fixtures/desktop-app.ts';
import { type Display, startDisplay } from '../../e2e/fixtures/display.ts';
import { environment } from '../../e2e/fixtures/environment.ts';
import { noKeyStore } from '../../e2e/fixtures/key-store.ts';
import { runtime } from '../../e2e/fixtures/runtime.ts';
import { base32FromBytes } from '../../shared/base32.ts';
import { makeBareApp } from './bare-app.ts';
import { print, quantile, round } from './figures.ts';
import { cpuSeconds, memoryMB } from './processes.ts';
import { lookInto, spawnApp } from './spawned-app.ts';

const COUNTS = [10, 100, 1000, 10_000];
const PASSPHRASE = 'a passphrase for benchmarks only';
/** Typed one after the other, then deleted again. Each key changes the list. */
const TYPED = ['g', 'i', 't', ' ', '1', '2'];
const ROUNDS = 10;
/** How long idling is measured, in milliseconds: always the same two thirds of a time step. */
const WATCHED = 20_000;
const PERIOD = 30_000;
/** Extra time of the first start, for work that is done once: code caches, and the first garbage collection, after 50 s. */
const FIRST_START = 60_000;
const ISSUERS = ['GitHub', 'Fastmail', 'Proton', 'Bank of Example', 'Steam', 'Google', 'Gitea', 'Demo'];

/** The aims, in the unit of each figure. */
const AIMS = {
  /** One frame. */
  keystrokeP95At1000: 16.7,
  visibleShareAt100: 0.01,
  hiddenShareAt100: 0.001,
  memoryRatioAt1000: 1.4,
};

export async function benchApp(): Promise<void> {
  if (process.platform !== 'linux') throw new Error('This benchmark needs /proc. Run it on Linux.');
  const display = await startDisplay();
  try {
    const bare = await measureBare(display);
    print({ bench: 'app', who: 'bare window', electron: runtime().electron.version, ...bare });
    for (const accounts of COUNTS) {
      const measured = await measureApp(display, accounts);
      print({
        bench: 'app',
        who: 'countersign',
        accounts,
        ...measured,
        memoryRatio: round(measured.memoryMB / bare.memoryMB),
      });
    }
    print({ bench: 'app', aims: AIMS });
  } finally {
    await display.stop();
  }
}

async function measureApp(display: Display, accounts: number) {
  const data = await makeDataFolder();
  await fillVault(data.path, accounts);
  const app = await spawnApp(
    desktopArguments(noKeyStore, data.path),
    environment(display.env, noKeyStore.env),
  );
  const pid = app.child.pid ?? 0;
  try {
    const unlock = await lookInto(app, unlockToFirstCode);
    // The memory of the key derivation is freed shortly.
    await sleep(5000);
    const memory = memoryMB(pid);
    await sleep(FIRST_START);
    const visibleShare = await idleShare(pid);
    const keystroke = await lookInto(app, async (page) => {
      const measured = await keystrokes(page);
      // With this setting, closing the window hides it.
      await page.evaluate(() =>
        window.countersign.invoke('settings:change', { tray: true, closeToTray: true }),
      );
      return measured;
    });
    await lookInto(app, (page) => page.evaluate(() => window.close()));
    await sleep(2000);
    const hiddenShare = await idleShare(pid);
    return { unlock, keystroke, visibleShare, hiddenShare, memoryMB: memory };
  } finally {
    await endProcess(app.child);
    await data.remove();
  }
}

async function measureBare(display: Display) {
  const folder = await makeBareApp();
  const app = await spawnApp(
    [...desktopArguments(noKeyStore, join(folder, 'data')).slice(0, -1), folder],
    environment(display.env, noKeyStore.env),
  );
  const pid = app.child.pid ?? 0;
  try {
    await lookInto(app, (page) => page.waitForLoadState());
    await sleep(2000);
    const memory = memoryMB(pid);
    const visibleShare = await idleShare(pid);
    return { memoryMB: memory, visibleShare, keystroke: await lookInto(app, keystrokesInBareWindow) };
  } finally {
    await endProcess(app.child);
    await rm(folder, { recursive: true, force: true });
  }
}

/** Creates the app's vault without the app, with one write for all accounts. */
async function fillVault(folder: string, accounts: number): Promise<void> {
  const vault = await Vault.open({
    folder,
    keyStore: {
      describe: async () => ({ available: false, name: 'none' }),
      wrap: () => Promise.reject(new Error('There is no key store here.')),
      unwrap: () => Promise.reject(new Error('There is no key store here.')),
    },
    now: Date.now,
  });
  await vault.create(PASSPHRASE);
  await vault.change(() =>
    Array.from({ length: accounts }, (_, at) => ({
      id: `account-${at}`,
      addedAt: at,
      tags: at % 10 === 0 ? ['Work'] : [],
      key: {
        type: 'totp' as const,
        issuer: `${ISSUERS[at % ISSUERS.length]} ${at}`,
        account: `ann+${at}@example.com`,
        secret: base32FromBytes(randomBytes(20)),
        algorithm: 'SHA1' as const,
        digits: 6,
        period: 30,
        extra: [],
      },
    })),
  );
  await vault.lock();
}

/** Measures from the press on "Unlock" to the first painted code. `afterKeyMs` is without the slow key derivation. */
async function unlockToFirstCode(page: Page): Promise<{ ms: number; afterKeyMs: number }> {
  await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
  // One call: the page would have to read the scripts of another one while it opens.
  const { ms, afterKeyMs } = await page.evaluate(
    () =>
      new Promise<{ ms: number; afterKeyMs: number }>((resolve) => {
        let [pressed, open] = [Number.NaN, Number.NaN];
        window.countersign.on('vault:changed', () => {
          open = performance.now();
        });
        new PerformanceObserver((seen) => {
          const [painted] = seen.getEntriesByName('first-code-painted');
          if (painted) resolve({ ms: painted.startTime - pressed, afterKeyMs: painted.startTime - open });
        }).observe({ entryTypes: ['mark'] });
        pressed = performance.now();
        [...document.querySelectorAll('button')].find(({ type }) => type === 'submit')?.click();
      }),
  );
  return { ms: round(ms), afterKeyMs: round(afterKeyMs) };
}

interface Keystrokes {
  medianMs: number;
  p95Ms: number;
}

/**
 * Measures from a key's arrival in the page to the frame with the filtered list. This includes the wait for the frame,
 * also for the bare window.
 */
async function keystrokes(page: Page): Promise<Keystrokes> {
  await page.evaluate(() => {
    const taken: number[] = [];
    Reflect.set(window, 'keystrokes', taken);
    addEventListener(
      'input',
      () => {
        const arrived = performance.now();
        requestAnimationFrame(() => {
          // The message arrives after the frame of this callback has been made.
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => taken.push(performance.now() - arrived);
          port2.postMessage(undefined);
        });
      },
      { capture: true },
    );
  });
  await page.getByLabel('Search accounts').focus();
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const key of [...TYPED, ...TYPED.map(() => 'Backspace')]) {
      await page.keyboard.press(key === ' ' ? 'Space' : key);
      // Like a fast typist. The page is idle at each key.
      await sleep(60);
    }
  }
  const taken = await page.evaluate((): number[] => Reflect.get(window, 'keystrokes'));
  return { medianMs: quantile(taken, 0.5), p95Ms: quantile(taken, 0.95) };
}

/** Measures a bare window, which only shows the key. */
async function keystrokesInBareWindow(page: Page): Promise<Keystrokes> {
  await page.evaluate(() => {
    document.body.insertAdjacentHTML('beforeend', '<input aria-label="Search accounts"><p></p>');
    const [input, shown] = [document.querySelector('input'), document.querySelector('p')];
    input?.addEventListener('input', () => {
      if (shown) shown.textContent = input.value;
    });
  });
  return keystrokes(page);
}

/** Returns the idle app's share of one core, with all its processes, from shortly after a time step begins. */
async function idleShare(pid: number): Promise<number> {
  await sleep(PERIOD - (Date.now() % PERIOD) + 2000);
  const before = cpuSeconds(pid);
  const startedAt = performance.now();
  await sleep(WATCHED);
  const seconds = (performance.now() - startedAt) / 1000;
  return Math.round(((cpuSeconds(pid) - before) / seconds) * 100_000) / 100_000;
}
