/** An Electron app, started as a user does, with a debugging port that is used only outside measurements. */
import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { chromium, type Page } from '@playwright/test';
import { freePort } from '../../e2e/fixtures/free-port.ts';
import { runtime } from '../../e2e/fixtures/runtime.ts';

export interface SpawnedApp {
  child: ChildProcess;
  port: number;
  /** The time just before the process started, Unix milliseconds. */
  startedAt: number;
}

export async function spawnApp(args: readonly string[], env: Record<string, string>): Promise<SpawnedApp> {
  const port = await freePort();
  const startedAt = Date.now();
  const child = spawn(runtime().electron.executable, [`--remote-debugging-port=${port}`, ...args], {
    env,
    stdio: 'ignore',
  });
  return { child, port, startedAt };
}

/**
 * Connects to the app's first page, and disconnects again, because a connected page counts as visible even if its
 * window is hidden.
 */
export async function lookInto<T>({ port }: SpawnedApp, look: (page: Page) => Promise<T>): Promise<T> {
  await titled(port);
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
  try {
    const page = browser.contexts()[0]?.pages()[0];
    if (!page) throw new Error('The app shows no window.');
    return await look(page);
  } finally {
    // Disconnects. The app continues.
    await browser.close();
  }
}

/** Waits for a page with a title, over HTTP, because a debugger that connects early delays the start. */
async function titled(port: number): Promise<void> {
  const until = Date.now() + 30_000;
  while (Date.now() < until) {
    const pages: { title?: string }[] = await fetch(`http://127.0.0.1:${port}/json/list`)
      .then((reply) => reply.json())
      .catch(() => []);
    if (pages.some(({ title }) => title)) return;
    await sleep(250);
  }
  throw new Error('The app showed no page within 30 seconds.');
}
