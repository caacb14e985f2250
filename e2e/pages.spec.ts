import { readFile } from 'node:fs/promises';
import { type Browser, chromium, expect, type Page, test } from '@playwright/test';
import { en } from '../demo-server/web/texts/en/index.ts';
import { translator } from '../demo-server/web/texts/translator.ts';
import { LANGUAGES, LOCALES } from '../shared/translations/languages.ts';
import { enrol, makeAccount, post, toSecondStep, wrongCode } from './fixtures/api-hands.ts';
import { type DemoServer, startDemoServer } from './fixtures/demo-server.ts';
import { independentCode } from './fixtures/independent-code.ts';
import { expectGoodLooks, VIEWS, watchConsole } from './fixtures/look.ts';
import { runtime, sandboxSwitches } from './fixtures/runtime.ts';
import type { Person } from './fixtures/site-hands.ts';

/**
 * Every page and state of the demo server, opened in the real browser on the real server, in both languages: by the
 * names a screen reader says, with nothing for axe to find in light, dark and at 320 pixels.
 */

let server: DemoServer;
let browser: Browser;

test.beforeAll(async () => {
  server = await startDemoServer();
  browser = await chromium.launch({
    executablePath: runtime().browser.executable,
    args: [...sandboxSwitches],
  });
});
test.afterAll(async () => {
  await browser.close();
  await server.stop();
});

for (const language of LANGUAGES) {
  const t = translator.getFixedT(language, 'pages');
  // Colours are the same in every language; longer words on a narrow screen are not.
  const views = language === 'en' ? VIEWS : VIEWS.slice(-1);

  /** Opens a window for one person and looks after what it says. */
  const inBrowser = async (name: string, use: (page: Page, person: Person) => Promise<void>) => {
    const context = await browser.newContext({ locale: LOCALES[language], acceptDownloads: true });
    const page = await context.newPage();
    const said = watchConsole(page);
    const email = `${name}-${language}@example.test`;
    try {
      await use(page, { name: `Ann ${name}`, email, password: 'correct horse battery' });
      expect(said).toEqual([]);
    } finally {
      await context.close();
    }
  };
  const open = (page: Page, path: string) => page.goto(server.address + path);
  const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
  const fillPassword = (page: Page, password: string) =>
    page.getByLabel(t('entrance.password'), { exact: true }).fill(password);
  const codeField = (page: Page) => page.getByRole('textbox', { name: t('secondStep.codeLabel') });
  const backupField = (page: Page) => page.getByRole('textbox', { name: t('secondStep.backupLabel') });

  /** Waits for the page by its heading, then looks at it. */
  const look = async (page: Page, title: string, from = views) => {
    await expect(page.getByRole('heading', { level: 1, name: title, exact: true })).toBeVisible();
    await expect(page).toHaveTitle(t('shell.windowTitle', { title }));
    await expect(page.locator('html')).toHaveAttribute('lang', LOCALES[language]);
    await expectGoodLooks(page, from);
    if (language !== 'en') expect(await linesInEnglish(page)).toEqual([]);
  };

  test.describe(`the pages in ${language}`, () => {
    test('for whoever is not signed in', () =>
      inBrowser('guest', async (page, person) => {
        await open(page, '/');
        await look(page, t('entrance.title'));
        if (language === 'en') await expectLanguageKept(page);
        await open(page, '/no-such-page');
        await look(page, t('entrance.notFound'));

        await open(page, '/account/sessions');
        await expect(page.getByText(t('entrance.signInFirst'))).toBeVisible();
        await page.getByLabel(t('entrance.email')).fill(person.email);
        await fillPassword(page, 'wrong');
        await button(page, t('entrance.signIn')).click();
        await expect(page.getByRole('alert')).toBeVisible();
        await look(page, t('entrance.signInTitle'));

        await page.getByRole('link', { name: t('entrance.signUp') }).click();
        await button(page, t('entrance.createAccount')).click();
        await expect(page.getByLabel(t('entrance.name'), { exact: true })).toBeFocused();
        await look(page, t('entrance.signUpTitle'));
        await page.getByLabel(t('entrance.name'), { exact: true }).fill(person.name);
        await page.getByLabel(t('entrance.email')).fill(person.email);
        await fillPassword(page, person.password);
        await button(page, t('entrance.createAccount')).click();
        // The page wanted before signing in.
        await look(page, t('sessions.title'));
        await button(page, t('shell.signOut')).click();
        await expect(page.getByText(t('entrance.signedOut'))).toBeVisible();
      }));

    test('while the server cannot be reached', () =>
      inBrowser('unreached', async (page) => {
        await page.route('**/api/auth/get-session', (route) => route.abort());
        await open(page, '/');
        await look(page, t('shell.noAnswer'));
        await page.unrouteAll();
        await button(page, t('shell.tryAgain')).click();
        await expect(page.getByRole('heading', { level: 1, name: t('entrance.title') })).toBeVisible();
      }));

    test('ending sessions', () =>
      inBrowser('sessions', async (page, person) => {
        await makeAccount(page, server.address, person);
        const elsewhere = await browser.newContext({ userAgent: 'curl/8.9.1' });
        const signInElsewhere = async () =>
          post(await elsewhere.newPage(), server.address, 'sign-in/email', {
            email: person.email,
            password: person.password,
          });
        await signInElsewhere();
        await open(page, '/account/sessions');
        await look(page, t('sessions.title'));
        const end = t('sessions.endNamed', { name: t('sessions.unknownBrowser') });
        await button(page, end).click();
        await expect(page.getByText(t('sessions.ended'))).toBeVisible();
        await expect(page.getByText(t('sessions.noOthers'))).toBeVisible();

        await signInElsewhere();
        await page.reload();
        await button(page, t('sessions.endOthers')).click();
        const dialog = page.getByRole('alertdialog', { name: t('sessions.endOthersTitle') });
        await expect(dialog).toBeVisible();
        await expectGoodLooks(page, views);
        await dialog.getByRole('button', { name: t('sessions.endOthers') }).click();
        await expect(page.getByText(t('sessions.othersEnded', { count: 1 }))).toBeVisible();
        const reply = await elsewhere.request.get(`${server.address}/api/auth/get-session`);
        expect(await reply.json()).toBeNull();
        await elsewhere.close();
      }));

    test('turning two-factor authentication on', () =>
      inBrowser('enrolment', async (page, person) => {
        await makeAccount(page, server.address, {
          ...person,
          name: 'Wolfeschlegelsteinhausenbergerdorff'.repeat(2),
        });
        await open(page, '/account/dangerous-action');
        await look(page, t('stepUp.dangerTitle'));
        await open(page, '/account');
        await look(page, t('account.title'));

        await page.getByRole('link', { name: t('account.turnOn') }).click();
        await fillPassword(page, 'wrong');
        await button(page, t('shell.continue')).click();
        await expect(page.locator('[aria-invalid=true]')).toBeFocused();
        await look(page, t('enrolment.passwordTitle'));
        await fillPassword(page, person.password);
        await button(page, t('shell.continue')).click();

        const keyText = await page
          .getByRole('group', { name: t('enrolment.keyGroup') })
          .getByRole('code')
          .innerText();
        const key = keyText.replace(/\s/g, '');
        await codeField(page).fill(wrongCode(key));
        await button(page, t('secondStep.confirm')).click();
        await expect(page.getByRole('alert')).toBeVisible();
        await look(page, t('enrolment.connectTitle'));

        // The key waits, and the account page says so.
        await open(page, '/account');
        await expect(page.getByText(t('account.waitingTitle'))).toBeVisible();
        await look(page, t('account.title'));
        await button(page, t('account.dropKey')).click();
        await expect(page.getByText(t('account.waitingTitle'))).toHaveCount(0);

        // Another tab drops the key: what is typed here cannot confirm it.
        await open(page, '/account/two-factor');
        await fillPassword(page, person.password);
        await button(page, t('shell.continue')).click();
        await expect(codeField(page)).toBeVisible();
        await post(page, server.address, 'two-factor/cancel-enrolment');
        await codeField(page).fill('123456');
        await button(page, t('secondStep.confirm')).click();
        await look(page, t('enrolment.gone'));

        await button(page, t('enrolment.newKey')).click();
        await fillPassword(page, person.password);
        await button(page, t('shell.continue')).click();
        const newKey = await page
          .getByRole('group', { name: t('enrolment.keyGroup') })
          .getByRole('code')
          .innerText();
        await codeField(page).fill(independentCode(newKey, Date.now()));
        await button(page, t('secondStep.confirm')).click();

        const list = page.getByRole('list', { name: t('backupCodes.list') });
        await expect(list.getByRole('listitem')).toHaveCount(10);
        const codes = await list.getByRole('listitem').allInnerTexts();
        const downloading = page.waitForEvent('download');
        await button(page, t('backupCodes.download')).click();
        const download = await downloading;
        expect(download.suggestedFilename()).toBe('countersign-backup-codes.txt');
        const kept = await readFile(await download.path(), 'utf8');
        expect(codes.every((code) => kept.includes(`\r\n${code}\r\n`))).toBe(true);

        // Nobody gets past without saying that they are saved.
        await button(page, t('backupCodes.finish')).click();
        await expect(page.getByRole('alert')).toHaveText(t('backupCodes.mustSave'));
        await look(page, t('backupCodes.title'));

        // Until it is said, the account page reminds of it.
        await open(page, '/account');
        await expect(page.getByText(t('backupCodes.reminderTitle'))).toBeVisible();
        await look(page, t('account.title'));
        await button(page, t('backupCodes.reminderSaved')).click();
        await expect(page.getByText(t('backupCodes.reminderTitle'))).toHaveCount(0);
        await page.reload();
        await expect(page.getByText(t('account.codesLeft', { count: 10 }))).toBeVisible();
        await expect(page.getByText(t('backupCodes.reminderTitle'))).toHaveCount(0);
      }));

    test('the second step, up to its lock-out', () =>
      inBrowser('second-step', async (page, person) => {
        await makeAccount(page, server.address, person);
        const { key, backupCodes } = await enrol(page, server.address, person);
        const [first = ''] = backupCodes;

        await toSecondStep(page, server.address, person);
        await open(page, '/account');
        await look(page, t('secondStep.title'));
        await codeField(page).fill(wrongCode(key));
        await expect(page.getByRole('alert')).toBeVisible();
        await look(page, t('secondStep.title'));

        await button(page, t('secondStep.useBackupCode')).click();
        await expect(backupField(page)).toBeFocused();
        await backupField(page).fill('too short');
        await button(page, t('secondStep.confirm')).click();
        await expect(backupField(page)).toHaveAttribute('aria-invalid', 'true');
        await look(page, t('secondStep.backupTitle'));
        // However it is typed.
        await backupField(page).fill(` ${first.toLowerCase().replace('-', ' ')} `);
        await page.getByRole('checkbox', { name: t('secondStep.remember') }).check();
        await button(page, t('secondStep.confirm')).click();
        await expect(page.getByText(t('account.codesLeft', { count: 9 }))).toBeVisible();

        // Remembered: the password is enough on this device, until it is forgotten.
        await toSecondStep(page, server.address, person);
        await open(page, '/account/sessions');
        await page
          .getByRole('button', { name: new RegExp(`^${t('sessions.forgetNamed', { name: '' })}`) })
          .click();
        await expect(page.getByText(t('sessions.forgotten'))).toBeVisible();
        await look(page, t('sessions.title'));

        await toSecondStep(page, server.address, person);
        await open(page, '/second-step');
        for (let tries = 0; tries < 5; tries += 1) {
          const answering = page.waitForResponse((response) => response.url().endsWith('/verify-totp'));
          await expect(codeField(page)).toHaveValue('');
          await codeField(page).fill(wrongCode(key));
          expect((await answering).status()).toBe(401);
        }
        await expect(page.getByRole('heading', { name: t('secondStep.ended') })).toBeVisible();
        await expect(page.getByRole('timer')).toHaveText(/0:[0-3]\d/);
        // Half a minute is short: one view, and on.
        await look(page, t('secondStep.ended'), views.slice(-1));

        // A new sign-in does not shorten the wait, and no code is sent while it lasts.
        await button(page, t('secondStep.backToSignIn')).click();
        await page.getByLabel(t('entrance.email')).fill(person.email);
        await fillPassword(page, person.password);
        await button(page, t('entrance.signIn')).click();
        await expect(page.getByRole('status').getByRole('timer')).toHaveText(/0:[0-3]\d/);
        await expect(button(page, t('secondStep.confirm'))).toHaveAttribute('aria-disabled', 'true');
        await look(page, t('secondStep.title'));
      }));

    test('an account with a second factor', () =>
      inBrowser('member', async (page, person) => {
        await makeAccount(page, server.address, person);
        const { backupCodes } = await enrol(page, server.address, person);
        const nextBackupCode = () => backupCodes.shift() ?? '';
        await post(page, server.address, 'two-factor/acknowledge-backup-codes');
        while (backupCodes.length > 5) {
          await post(page, server.address, 'two-factor/step-up', { backupCode: nextBackupCode() });
        }
        // On a trusted device a session begins without a proof of the second factor.
        await toSecondStep(page, server.address, person);
        await post(page, server.address, 'two-factor/verify-backup-code', {
          code: nextBackupCode(),
          trustDevice: true,
        });
        await toSecondStep(page, server.address, person);

        await open(page, '/account/dangerous-action');
        await button(page, t('stepUp.dangerButton')).click();
        const dialog = page.getByRole('dialog', { name: t('stepUp.title') });
        await expect(dialog.getByRole('textbox', { name: t('secondStep.codeLabel') })).toBeFocused();
        await expectGoodLooks(page, views);
        await page.keyboard.press('Escape');
        await expect(dialog).toHaveCount(0);
        await expect(button(page, t('stepUp.dangerButton'))).toBeFocused();
        await button(page, t('stepUp.dangerButton')).click();
        await dialog.getByRole('button', { name: t('secondStep.useBackupCode') }).click();
        await backupField(page).fill('0000-0000');
        await page.keyboard.press('Enter');
        await expect(dialog.getByRole('textbox')).toHaveAttribute('aria-invalid', 'true');
        await expectGoodLooks(page, views);
        await backupField(page).fill(nextBackupCode());
        await page.keyboard.press('Enter');
        // The action goes on by itself.
        await expect(page.getByText(t('stepUp.dangerDone'))).toBeVisible();
        await look(page, t('stepUp.dangerTitle'));

        await open(page, '/account');
        await expect(page.getByText(t('account.codesLow', { count: 3 }))).toBeVisible();
        await look(page, t('account.title'));

        await open(page, '/account/backup-codes');
        await look(page, t('backupCodes.makeTitle'));
        await fillPassword(page, person.password);
        await button(page, t('backupCodes.makeButton')).click();
        await look(page, t('backupCodes.newTitle'));
        await page.getByRole('checkbox', { name: t('backupCodes.haveSaved') }).check();
        await button(page, t('backupCodes.finish')).click();
        await expect(page.getByText(t('account.codesLeft', { count: 10 }))).toBeVisible();

        await open(page, '/account/two-factor');
        await expect(page.getByText(t('enrolment.replaceLead'))).toBeVisible();
        await fillPassword(page, person.password);
        await button(page, t('shell.continue')).click();
        const key = await page
          .getByRole('group', { name: t('enrolment.keyGroup') })
          .getByRole('code')
          .innerText();
        await codeField(page).fill(independentCode(key, Date.now()));
        await button(page, t('secondStep.confirm')).click();
        await page.getByRole('checkbox', { name: t('backupCodes.haveSaved') }).check();
        await button(page, t('backupCodes.finish')).click();
        await look(page, t('enrolment.replacedTitle'));

        await open(page, '/account/activity');
        await expect(page.getByText(t('activity.did.dangerous-action'))).toBeVisible();
        await look(page, t('activity.title'));
        await button(page, t('activity.older')).click();
        await expect(page.getByText(t('activity.did.sign-up'))).toBeVisible();
        await expect(page.getByText(t('activity.allShown'))).toBeVisible();

        await open(page, '/account/two-factor/off');
        await look(page, t('account.turnOffTitle'));
        await fillPassword(page, person.password);
        await button(page, t('account.turnOffButton')).click();
        await expect(page.getByRole('link', { name: t('account.turnOn') })).toBeVisible();
      }));
  });
}

/** The language chosen at the foot of the page is there at once, and after a new start of the page. */
async function expectLanguageKept(page: Page): Promise<void> {
  const german = translator.getFixedT('de', 'pages');
  await page.getByRole('button', { name: 'Deutsch' }).click();
  const heading = page.getByRole('heading', { level: 1, name: german('entrance.title') });
  await expect(heading).toBeVisible();
  await page.reload();
  await expect(heading).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', LOCALES.de);
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', LOCALES.en);
}

/** Texts of the English catalogue on a page in another language. */
async function linesInEnglish(page: Page): Promise<string[]> {
  const english = new Set(plainTexts(en));
  const lines = (await page.locator('body').innerText()).split('\n');
  // Each language is called by its own name.
  return lines.filter((line) => english.has(line.trim()) && line !== 'English' && line !== en.entrance.name);
}

function plainTexts(catalogue: object): string[] {
  return Object.values(catalogue).flatMap((value) =>
    typeof value === 'string' ? [value] : plainTexts(value),
  );
}
