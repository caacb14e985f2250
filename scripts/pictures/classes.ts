import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { en } from '../../demo-server/web/lab/texts/en/index.ts';
import { startDemoServer } from '../../e2e/fixtures/demo-server.ts';
import { independentCode } from '../../e2e/fixtures/independent-code.ts';
import { moveServerClock, PERIOD } from '../../e2e/fixtures/moved-clock.ts';

const NICKNAMES = ['Ann', 'Ben', 'Chloé', 'Dilara', 'Emil', 'Noa'];

/** A pupil, and a code of their key at a time. */
interface Pupil {
  token: string;
  codeAt: (nowMs: number) => string;
}

/**
 * Takes pictures of a class, and of a decision of the server that its teacher replays, in both themes. The keys are throw-away keys of a
 * server that ends with the pictures, and none is on them.
 *
 * @param folder for the pictures
 */
export async function takeClassPictures(page: Page, folder: string): Promise<void> {
  const server = await startDemoServer({ DEMO_CONTROLS: '1' });
  try {
    await page.setViewportSize({ width: 1080, height: 860 });
    await teach(page, server.address, async (state) => {
      if (state === 'lab-class') {
        // It is about this server's address, which only this computer reaches.
        await page.getByText(en.classes.loopback).evaluate((text) => text.closest('.cs-notice')?.remove());
      }
      await inBothThemes(page, join(folder, state), { fullPage: state === 'lab-class' });
    });
  } finally {
    await server.stop();
  }
}

/**
 * Brings the pages of class mode into their states: those of the teacher and those of a pupil.
 *
 * @param newPage opens a page in a browser of its own
 * @param take called in each state
 */
export async function walkClass(
  address: string,
  newPage: () => Promise<Page>,
  take: (page: Page, state: string) => Promise<void>,
): Promise<void> {
  const teacher = await newPage();
  await teacher.goto(`${address}/lab/class`);
  await teacher.getByRole('button', { name: en.classes.open }).waitFor();
  await take(teacher, 'lab-class-open');
  const code = await teach(teacher, address, (state) => take(teacher, state));
  const pupil = await newPage();
  await pupil.goto(`${address}/lab/class/join`);
  await pupil.getByLabel(en.classes.joinCode).fill(code);
  await take(pupil, 'lab-class-join');
  await pupil.getByLabel(en.classes.joinName).fill('Noa B');
  await pupil.getByRole('button', { name: en.classes.joinButton }).click();
  await pupil.waitForURL('**/lab/class/pupil');
  await pupil.getByRole('heading', { level: 1 }).waitFor();
  await take(pupil, 'lab-class-pupil');
}

/** Teaches a class of six. @param take called in each state @returns the class's code */
async function teach(page: Page, address: string, take: (state: string) => Promise<void>): Promise<string> {
  await page.goto(`${address}/lab/class`);
  await page.getByRole('button', { name: en.classes.open }).click();
  const code = await page.getByRole('definition').innerText();
  const pupils: Pupil[] = [];
  for (const nickname of NICKNAMES) pupils.push(await joinAs(address, code, nickname));
  await enterCodes(address, pupils);
  await page.getByText(en.classes.replayed).waitFor();
  await page.getByText(en.classes.wrong).waitFor();
  await take('lab-class');
  await page.getByRole('row').filter({ hasText: 'Ben' }).getByRole('button').first().click();
  await page.getByRole('button', { name: en.classes.all }).click();
  await page.getByText(en.verifier.replayed).waitFor();
  await take('lab-class-replay');
  return code;
}

async function inBothThemes(page: Page, path: string, options: { fullPage?: boolean }): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: `${path}-${colorScheme}.png`, animations: 'disabled', ...options });
  }
  await page.emulateMedia({ colorScheme: null });
}

/** One pupil each: signed in, a code twice, a clock ahead, in between, a guess, nothing yet. */
async function enterCodes(address: string, pupils: readonly Pupil[]): Promise<void> {
  const [ann, ben, chloe, dilara, emil] = pupils;
  const enter = (pupil: Pupil | undefined, nowMs: number) =>
    pupil && post(address, '/api/class/enter-code', { code: pupil.codeAt(nowMs) }, pupil.token);
  const first = await moveServerClock(address, 0);
  for (const pupil of [ann, ben, dilara]) await enter(pupil, first);
  const next = await moveServerClock(address, PERIOD);
  for (const pupil of [ann, ben, ben]) await enter(pupil, next);
  await enter(chloe, next + 3 * PERIOD);
  await enter(emil, 0);
}

async function joinAs(address: string, code: string, nickname: string): Promise<Pupil> {
  const { token } = await post(address, '/api/class/join', { code, nickname });
  const view = await fetch(`${address}/api/class/pupil`, { headers: { Authorization: `Bearer ${token}` } });
  const key = new URL((await view.json()).totpURI).searchParams.get('secret') ?? '';
  return { token, codeAt: (nowMs) => independentCode(key, nowMs) };
}

async function post(
  address: string,
  path: string,
  body: object,
  token?: string,
): Promise<Record<'token' | 'now', string>> {
  const response = await fetch(address + path, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      Origin: address,
      ...(token !== undefined && { Authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(body),
  });
  return response.json();
}
