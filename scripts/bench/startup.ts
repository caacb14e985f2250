/**
 * Measures the start: from the process's start to the first painted code. Compares it with a bare Electron window with
 * one heading.
 *
 * Both start in turn, in the same way, on the same virtual screen with the same real key store. Each page marks the
 * time of its first painted content. The mark is read later through the debugging port, so that reading does not slow
 * the start.
 */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import * as app from '../../e2e/fixtures/app-hands.ts';
import { endProcess } from '../../e2e/fixtures/child-process.ts';
import { makeDataFolder } from '../../e2e/fixtures/data-folder.ts';
import { desktopArguments, startDesktopApp } from '../../e2e/fixtures/desktop-app.ts';
import { startDisplay } from '../../e2e/fixtures/display.ts';
import { environment } from '../../e2e/fixtures/environment.ts';
import { startKeyStore } from '../../e2e/fixtures/key-store.ts';
import { runtime } from '../../e2e/fixtures/runtime.ts';
import { makeBareApp } from './bare-app.ts';
import { median, print, round } from './figures.ts';
import { lookInto, spawnApp } from './spawned-app.ts';

const PAIRS = 10;
/** The public test key of RFC 6238 Appendix B. */
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
    // The first start of each fills the disk cache and is not counted.
    await timeToMark(countersign, env);
    await timeToMark(rival, env);
    for (let pair = 1; pair <= PAIRS; pair += 1) {
      // They take turns to go first, so that a change of the computer's speed is fair.
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
      countersign: { what: 'time from process start to the first code', median: median(times.countersign) },
      bare: { what: 'time from process start to one heading', median: median(times.bare) },
      ratio: round(median(times.countersign) / median(times.bare)),
      aim: 1.2,
    });
  } finally {
    await Promise.all([data.remove(), rm(bare, { recursive: true, force: true })]);
    await keyStore.stop();
    await display.stop();
  }
}

/** Starts Electron and returns the milliseconds from just before the process exists to the page's mark. */
async function timeToMark(args: string[], env: Record<string, string>): Promise<number> {
  const app = await spawnApp(args, env);
  try {
    // Long after the start, because connecting earlier would slow it down.
    await sleep(3000);
    return round((await lookInto(app, markedAt)) - app.startedAt);
  } finally {
    await endProcess(app.child);
  }
}

async function markedAt(page: Page): Promise<number> {
  const mark = await page.waitForFunction(() => {
    const entry = performance.getEntriesByName('first-code-painted')[0];
    return entry && performance.timeOrigin + entry.startTime;
  });
  return (await mark.jsonValue()) ?? Number.NaN;
}
