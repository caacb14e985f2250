import { type Browser, type BrowserContext, expect, type Page } from '@playwright/test';
import { routes } from '../demo-server/contract/index.ts';
import { de } from '../demo-server/web/lab/texts/de/index.ts';
import { en } from '../demo-server/web/lab/texts/en/index.ts';
import { LOCALES } from '../shared/translations/languages.ts';
import { launchHeadless } from './fixtures/browser.ts';
import { type DemoServer, startDemoServer } from './fixtures/demo-server.ts';
import { freePort } from './fixtures/free-port.ts';
import { independentCode } from './fixtures/independent-code.ts';
import { expectGoodLooks, viewsFor, watchConsole } from './fixtures/look.ts';
import { moveServerClock, PERIOD } from './fixtures/moved-clock.ts';
import { test } from './fixtures/page-test.ts';

/** Class mode in real browsers: a teacher and two pupils, one of them in German. */

let server: DemoServer;
let browser: Browser;

test.beforeAll(async ({ browser: running }) => {
  server = await startDemoServer({ DEMO_CONTROLS: '1' });
  browser = running;
});
test.afterAll(() => server.stop());

/** Moves the server's clock. @returns the time on it, in Unix milliseconds */
const moveClock = (advanceMs: number) => moveServerClock(server.address, advanceMs);

/** Sets the server's clock to a time, in Unix milliseconds. A slow machine then changes nothing. */
async function setClock(at: number): Promise<void> {
  await moveClock(at - (await moveClock(0)));
}

/** Returns the key on a pupil's page, as a person would type it. */
async function keyOn(page: Page, t: typeof en): Promise<string> {
  return page.getByRole('group', { name: t.classes.keyGroup }).locator('code').innerText();
}

async function enter(page: Page, code: string): Promise<void> {
  await page.getByRole('textbox').fill(code);
  await page.keyboard.press('Enter');
}

test('a teacher sees two pupils join, confirm their keys, fail and sign in, and replays what the server decided', async () => {
  const contexts: BrowserContext[] = [];
  const said: string[][] = [];
  const open = async (locale: string) => {
    const context = await browser.newContext({ locale });
    contexts.push(context);
    const page = await context.newPage();
    said.push(watchConsole(page));
    return page;
  };
  const heading = (page: Page, name: string) =>
    expect(page.getByRole('heading', { level: 1, name, exact: true })).toBeVisible();
  try {
    const teacher = await open(LOCALES.en);
    await teacher.goto(`${server.address}/lab`);
    await teacher.getByRole('navigation').getByRole('link', { name: en.classes.name }).click();
    await heading(teacher, en.classes.name);
    await expectGoodLooks(teacher);
    await teacher.getByRole('button', { name: en.classes.open }).click();
    await heading(teacher, en.classes.yours);
    await expect(teacher.getByText(en.classes.noPupils)).toBeVisible();
    await expect(teacher.getByRole('img', { name: en.classes.joinQr })).toBeVisible();
    const code = await teacher.getByRole('definition').innerText();

    // The link in the QR code, and the typed code.
    const ann = await open(LOCALES.en);
    await ann.goto(`${server.address}/lab/class/join#code=${code}`);
    await expect(ann.getByLabel(en.classes.joinCode)).toHaveValue(code);
    await expect(ann).toHaveURL(`${server.address}/lab/class/join`);
    await expectGoodLooks(ann);
    await ann.getByLabel(en.classes.joinName).fill('<b>Ann');
    await ann.keyboard.press('Enter');
    await heading(ann, en.classes.keyTitle);
    await expectGoodLooks(ann);

    const bob = await open(LOCALES.de);
    await bob.goto(`${server.address}/lab/class/join`);
    await bob.getByLabel(de.classes.joinCode).fill(fullWidth(code.toLowerCase()));
    await bob.getByLabel(de.classes.joinName).fill('נועה');
    await bob.keyboard.press('Enter');
    await heading(bob, de.classes.keyTitle);
    await expectGoodLooks(bob, viewsFor('de'));

    const row = (name: string) => teacher.getByRole('row').filter({ hasText: name });
    await expect(row('<b>Ann')).toContainText(en.classes.stationKey);
    await expect(row('נועה')).toContainText(en.classes.noCode);

    // Ann's clock is two minutes ahead, then right. She uses the same code twice, then signs in.
    const annKey = await keyOn(ann, en);
    await enter(ann, independentCode(annKey, (await moveClock(0)) + 4 * PERIOD));
    await expect(row('<b>Ann')).toContainText(/clock about \d+ s ahead/);
    const begin = await moveClock(0);
    const first = independentCode(annKey, begin);
    await enter(ann, first);
    await heading(ann, en.classes.signInTitle);
    await expect(row('<b>Ann')).toContainText(en.classes.stationSignIn);
    await expect(row('<b>Ann')).toContainText(en.classes.accepted);
    // As on a real site, the key is not shown again, also after a reload.
    await ann.reload();
    await heading(ann, en.classes.signInTitle);
    await expect(ann.getByRole('group', { name: en.classes.keyGroup })).toHaveCount(0);
    await setClock(begin);
    await enter(ann, first);
    await expect(row('<b>Ann')).toContainText(en.classes.replayed);
    await setClock(begin + PERIOD);
    await enter(ann, independentCode(annKey, begin + PERIOD));
    await heading(ann, en.classes.doneTitle);
    await expectGoodLooks(ann);
    await expect(row('<b>Ann')).toContainText(en.classes.stationDone);

    await enter(bob, independentCode(await keyOn(bob, de), await moveClock(0)));
    await heading(bob, de.classes.signInTitle);
    await expect(row('נועה')).toContainText(en.classes.stationSignIn);
    await expectGoodLooks(teacher);

    // By keyboard, step by step.
    await row('<b>Ann')
      .getByRole('button', { name: /^Replay/ })
      .press('Enter');
    const dialog = teacher.getByRole('dialog');
    await expect(dialog.getByLabel(en.classes.which, { exact: true }).locator('option')).toHaveCount(4);
    await dialog.getByLabel(en.classes.which, { exact: true }).selectOption('3');
    await expect(dialog.getByRole('heading', { name: en.classes.step2 })).toHaveCount(0);
    const next = dialog.getByRole('button', { name: en.classes.next });
    await next.press('Enter');
    await next.press('Enter');
    await expect(dialog.getByRole('row')).toHaveCount(4);
    await expect(dialog.getByRole('row').filter({ hasText: first })).toContainText('yes');
    await next.press('Enter');
    await expect(dialog).toContainText(en.verifier.replayed);
    // A key is shown only when the teacher asks for it.
    await expect(dialog).not.toContainText(annKey);
    await expectGoodLooks(teacher);
    await dialog.getByRole('button', { name: en.classes.reveal }).click();
    await expect(dialog).toContainText(annKey);
    await teacher.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);

    // Another page of the lab, and back.
    await teacher.getByRole('link', { name: en.lab.start }).click();
    await heading(teacher, en.lab.name);
    await teacher.getByRole('navigation').getByRole('link', { name: en.classes.name }).click();
    await teacher.getByRole('link', { name: en.classes.back }).click();
    await heading(teacher, en.classes.yours);
    await expect(teacher.getByRole('row')).toHaveCount(3);

    // The teacher's own link, in another browser and in German. The token leaves the address at once.
    const token: string = await teacher.evaluate(() => window.history.state.usr.token);
    const second = await open(LOCALES.de);
    await second.goto(`${server.address}/lab/class/teach#token=${token}`);
    await heading(second, de.classes.yours);
    await expect(second.getByRole('row')).toHaveCount(3);
    await expect(second).toHaveURL(`${server.address}/lab/class/teach`);
    for (const page of [teacher, second]) {
      expect(page.url() + (await page.title())).not.toContain(token);
      expect(await page.content()).not.toContain(token);
    }
    await expectGoodLooks(second, viewsFor('de'));
    // On a projector, the code and the first pupils are on one screen.
    await second.setViewportSize({ width: 1280, height: 720 });
    await second.getByRole('button', { name: de.lab.projector }).click();
    await expect(second.getByText(code, { exact: true })).toBeInViewport({ ratio: 1 });
    await expect(second.getByRole('row').filter({ hasText: '<b>Ann' })).toBeInViewport({ ratio: 1 });

    // Bob's own looks wait until the code is refused: one of them could come first and take the form away.
    const { promise: mayLook, resolve: letLook } = Promise.withResolvers<void>();
    await bob.route(`**${routes.viewPupil.path}`, async (route) => {
      await mayLook;
      await route.continue();
    });
    await row('נועה')
      .getByRole('button', { name: /^Remove/ })
      .click();
    await teacher.getByRole('alertdialog').getByRole('button', { name: en.classes.remove }).click();
    await expect(row('נועה')).toHaveCount(0);
    const refusal = bob.waitForResponse(`**${routes.enterClassCode.path}`);
    await enter(bob, '123456');
    expect((await refusal).status()).toBe(401);
    letLook();
    // The refusal makes the page look again at once.
    await heading(bob, de.classes.over);

    await teacher.getByRole('button', { name: en.classes.end, exact: true }).click();
    await teacher.getByRole('button', { name: en.classes.endConfirm }).click();
    await heading(teacher, en.classes.ended);
    await teacher.getByRole('link', { name: en.classes.openAnother }).click();
    await heading(teacher, en.classes.name);
    await expect(teacher.getByRole('link', { name: en.classes.back })).toHaveCount(0);
    await heading(second, de.classes.ended);
    await ann.reload();
    await heading(ann, en.classes.over);
    expect(said.flat()).toEqual([]);
  } finally {
    await Promise.all(contexts.map((context) => context.close()));
  }
});

test('in a school’s network, over http: the teacher copies the own link, and a link to a page', async () => {
  const host = 'teachers-computer.example';
  const port = await freePort();
  const school = await startDemoServer({ COUNTERSIGN_BASE_URL: `http://${host}:${port}` }, port);
  const there = await launchHeadless({ hosts: [host] });
  try {
    const page = await (await there.newContext({ locale: LOCALES.en })).newPage();
    await page.goto(`http://${host}:${port}/lab/class`);
    // Browsers have no clipboard API there.
    expect(await page.evaluate(() => window.isSecureContext)).toBe(false);
    await page.getByRole('button', { name: en.classes.open }).click();
    await page.getByRole('button', { name: en.classes.copyTeacherLink }).click();
    await expect(page.getByRole('status').filter({ hasText: en.classes.teacherLinkCopied })).toHaveCount(1);
    const token: string = await page.evaluate(() => window.history.state.usr.token);
    expect(await pasted(page)).toBe(`http://${host}:${port}/lab/class/teach#token=${token}`);

    // In a dialog, which keeps the focus.
    await page.goto(`http://${host}:${port}/lab/code`);
    await page.getByRole('button', { name: en.links.button }).click();
    await page.getByRole('button', { name: en.links.copyLink }).press('Enter');
    await expect(page.getByRole('status').filter({ hasText: en.links.linkCopied })).toHaveCount(1);
    await expect(page.getByRole('button', { name: en.links.copyLink })).toBeFocused();
    expect(await pasted(page)).toBe(await page.getByLabel(en.links.link, { exact: true }).inputValue());
  } finally {
    await there.close();
    await school.stop();
  }
});

/** Returns what the clipboard has, as a person sees it: pasted into a field of another page. */
async function pasted(page: Page): Promise<string> {
  const other = await page.context().newPage();
  await other.setContent('<textarea aria-label="Paste here"></textarea>');
  await other.getByRole('textbox').press('ControlOrMeta+V');
  const text = await other.getByRole('textbox').inputValue();
  await other.close();
  return text;
}

/** Returns a text as a Japanese keyboard types it. */
function fullWidth(text: string): string {
  return text.replaceAll(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));
}
