/**
 * Start-up: from process start to the first code painted, beside a bare Electron window that paints one heading.
 *
 * Both are started alike, in turn, on the same virtual screen with the same real key store. Each page marks the moment
 * its first content has been painted; the mark is read later through the debugging port, so that reading it costs the
 * measured start nothing.
 */
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { chromium } from '@playwright/test';
import * as app from '../../e2e/fixtures/app-hands.ts';
import { endProcess } from '../../e2e/fixtures/child-process.ts';
import {
  desktopArguments,
  environment,
  makeDataFolder,
  startDesktopApp,
} from '../../e2e/fixtures/desktop-app.ts';
import { startDisplay } from '../../e2e/fixtures/display.ts';
import { startKeyStore } from '../../e2e/fixtures/key-store.ts';
import { runtime } from '../../e2e/fixtures/runtime.ts';

const PAIRS = 10;
/** RFC 6238 Appendix B's seed: a key everybody knows. */
const KEY_URI = 'otpauth://totp/Bench:ann?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Bench';

export async function benchStartup(): Promise<void> {
  const display = await startDisplay();
  const keyStore = await startKeyStore();
  const data = await makeDataFolder();
  const bare = await makeBareApp();
  try {
    const first = await startDesktopApp({ display, keyStore, dataFolder: data.path });
    await app.finishFirstRun(first.window, true);
    await app.addKeyUri(first.window, KEY_URI);
    await first.close();

    const env = environment(display.env, keyStore.env);
    const countersign = desktopArguments(keyStore, data.path);
    const rival = [...desktopArguments(keyStore, join(bare, 'data')).slice(0, -1), bare];
    const times: Record<'countersign' | 'bare', number[]> = { countersign: [], bare: [] };
    // The first start of each warms the disk cache and is not counted.
    await timeToMark(countersign, env);
    await timeToMark(rival, env);
    for (let pair = 1; pair <= PAIRS; pair += 1) {
      // Alternating, and taking turns to go first, so that drift in the machine's speed favours neither.
      const order = pair % 2 === 0 ? (['bare', 'countersign'] as const) : (['countersign', 'bare'] as const);
      const measured = { countersign: 0, bare: 0 };
      for (const who of order) measured[who] = await timeToMark(who === 'bare' ? rival : countersign, env);
      for (const who of order) times[who].push(measured[who]);
      print({ bench: 'startup', pair, unit: 'ms', ...measured });
    }
    print({
      bench: 'startup',
      pairs: PAIRS,
      unit: 'ms',
      electron: runtime().electron.version,
      countersign: { what: 'process start to first code painted', median: median(times.countersign) },
      bare: { what: 'process start to one heading painted', median: median(times.bare) },
      ratio: round(median(times.countersign) / median(times.bare)),
      aim: 1.5,
    });
  } finally {
    await Promise.all([data.remove(), rm(bare, { recursive: true, force: true })]);
    await keyStore.stop();
    await display.stop();
  }
}

/** Starts Electron and returns the milliseconds from just before the process exists to the page's mark. */
async function timeToMark(args: string[], env: Record<string, string>): Promise<number> {
  const port = await freePort();
  const startedAt = Date.now();
  const child = spawn(runtime().electron.executable, [`--remote-debugging-port=${port}`, ...args], {
    env,
    stdio: 'ignore',
  });
  try {
    // Long after any start: connecting earlier would slow down what is measured.
    await sleep(3000);
    return round((await markedAt(port)) - startedAt);
  } finally {
    await endProcess(child);
  }
}

async function markedAt(port: number): Promise<number> {
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
  const page = browser.contexts()[0]?.pages()[0];
  if (!page) throw new Error('The app shows no window three seconds after its start.');
  const mark = await page.waitForFunction(() => {
    const entry = performance.getEntriesByName('first-code-painted')[0];
    return entry && performance.timeOrigin + entry.startTime;
  });
  return (await mark.jsonValue()) ?? Number.NaN;
}

/** A window with one heading and nothing else: the least an Electron app can do. @returns its folder */
async function makeBareApp(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'countersign-bare-'));
  await writeFile(join(folder, 'package.json'), '{"name":"bare","main":"main.js"}');
  await writeFile(
    join(folder, 'main.js'),
    `const { app, BrowserWindow } = require('electron');
    app.whenReady().then(() => new BrowserWindow({ width: 440, height: 720 }).loadFile('index.html'));`,
  );
  await writeFile(
    join(folder, 'index.html'),
    `<!doctype html><meta charset="utf-8"><title>Bare</title><h1>123 456</h1>
    <script>requestAnimationFrame(() => requestAnimationFrame(() => performance.mark('first-code-painted')));</script>`,
  );
  return folder;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const [low = 0, high = 0] =
    sorted.length % 2 === 1 ? [sorted[middle], sorted[middle]] : sorted.slice(middle - 1);
  return round((low + high) / 2);
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

function print(line: object): void {
  console.log(JSON.stringify(line));
}
