/** Starts the installed desktop app and connects to its window, without Electron. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Browser, chromium, type Page } from '@playwright/test';
import * as hands from '../fixtures/app-hands.ts';
import { endProcess } from '../fixtures/child-process.ts';
import { makeDataFolder } from '../fixtures/data-folder.ts';
import type { Display } from '../fixtures/display.ts';
import { environment, sandboxSwitches } from '../fixtures/environment.ts';
import { type KeyStoreSession, noKeyStore } from '../fixtures/key-store.ts';
import { AppAuthenticator } from './app-authenticator.ts';

/** Longest time for the app to show its window, in milliseconds. */
const PATIENCE = 60_000;
/** The app's own size at its first start, in pixels. */
const WINDOW = { width: 440, height: 720 };

export interface InstalledAppOptions {
  /** The path of the app's program: see `findApp`. */
  program: string;
  display: Display;
  keyStore: KeyStoreSession;
  /** Position of the window, in pixels from the top left of the screen. */
  position: { x: number; y: number };
}

/**
 * Starts the app with an empty vault of its own, in English. The user's own vault and settings stay as they are.
 *
 * @throws Error with one sentence if the program does not start, or is another program
 */
export async function startInstalledApp({
  program,
  display,
  keyStore,
  position,
}: InstalledAppOptions): Promise<AppAuthenticator> {
  const data = await makeDataFolder();
  await writeFile(join(data.path, 'settings.json'), '{ "language": "en" }');
  const place = { ...position, ...WINDOW, maximized: false };
  await writeFile(join(data.path, 'window-place.json'), JSON.stringify(place));
  const start = (words: readonly string[]) =>
    spawn(
      program,
      [
        ...sandboxSwitches,
        ...(process.platform === 'linux' ? ['--disable-gpu'] : []),
        ...keyStore.switches,
        `--user-data-dir=${data.path}`,
        ...words,
      ],
      { env: environment(display.env, keyStore.env), stdio: ['ignore', 'ignore', 'pipe'] },
    );
  // Only programs of this computer can reach the port. The vault has nothing but the keys of a test.
  const app = start(['--remote-debugging-port=0']);
  const close = async (browser?: Browser) => {
    await browser?.close();
    // Without an id it never started.
    if (app.pid !== undefined) await endProcess(app);
    await data.remove();
  };
  try {
    const { browser, window } = await connect(app, program);
    await hands.finishFirstRun(window, keyStore !== noKeyStore);
    return new AppAuthenticator({
      window,
      // As the file manager opens them: a second start hands them to the first one.
      openImages: async (files) => {
        await once(start(['--', ...files]), 'exit');
      },
      close: () => close(browser),
    });
  } catch (error) {
    await close();
    throw error;
  }
}

async function connect(app: ChildProcess, program: string): Promise<{ browser: Browser; window: Page }> {
  const until = Date.now() + PATIENCE;
  const address = await addressOf(app, program);
  while (Date.now() < until) {
    if (app.exitCode !== null || app.signalCode !== null) throw new Error(endedAtOnce(app, program));
    // A client that connects before the page exists may never see the page.
    if (await hasPage(address)) {
      const browser = await chromium.connectOverCDP(address);
      const window = browser.contexts()[0]?.pages()[0];
      if (window) return { browser, window };
      await browser.close();
    }
    await sleep(100);
  }
  throw new Error(`“${program}” showed no window within ${PATIENCE / 1000} seconds.`);
}

/** Returns the address of the app's debugger, which it prints when it starts. */
function addressOf(app: ChildProcess, program: string): Promise<string> {
  return new Promise((resolve, reject) => {
    app.once('error', ({ message }) => reject(new Error(`“${program}” cannot be started: ${message}`)));
    app.once('exit', () => reject(new Error(endedAtOnce(app, program))));
    if (!app.stderr) return;
    createInterface({ input: app.stderr }).on('line', (line) => {
      const address = /DevTools listening on (ws:\S+)/.exec(line)?.[1];
      if (address) resolve(address);
    });
    setTimeout(
      () => reject(new Error(`“${program}” started, but it is not the desktop app.`)),
      PATIENCE,
    ).unref();
  });
}

function endedAtOnce({ exitCode, signalCode }: ChildProcess, program: string): string {
  const how = signalCode ?? `exit code ${exitCode}`;
  return `“${program}” ended at once (${how}). Is it the desktop app, and does it start by hand?`;
}

async function hasPage(devTools: string): Promise<boolean> {
  const list = new URL('/json/list', devTools.replace('ws:', 'http:'));
  const answer = await fetch(list).catch(() => undefined);
  if (!answer?.ok) return false;
  const targets: { type: string; url: string }[] = await answer.json();
  return targets.some(({ type, url }) => type === 'page' && url.startsWith('app://countersign/'));
}
