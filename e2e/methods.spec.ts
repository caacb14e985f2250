import { expect, type Page } from '@playwright/test';
import { COMPLETE_LANGUAGES } from '../shared/translations/languages.ts';
import { makeAccount, post, toSecondStep } from './fixtures/api-hands.ts';
import { expectGoodLooks } from './fixtures/look.ts';
import { test } from './fixtures/page-test.ts';
import { readerOf, type Site, startSite } from './fixtures/site.ts';
import type { Person } from './fixtures/site-hands.ts';
import { addVirtualAuthenticator } from './fixtures/virtual-authenticator.ts';

/** Every page of the second factor's methods, in both languages, and passkeys in a real browser. */

let site: Site;
test.beforeAll(async ({ browser }) => {
  site = await startSite({ browser });
});
test.afterAll(() => site.stop());

/** Returns the six digits in the newest message to a recipient, from the outbox. */
async function newestCode(page: Page, recipient: RegExp): Promise<string> {
  let code: string | undefined;
  await expect(async () => {
    const reply = await page.request.get(`${site.address}/api/outbox`);
    const { messages } = (await reply.json()) as { messages: { recipient: string; text: string }[] };
    const { text = '' } = messages.find((message) => recipient.test(message.recipient)) ?? {};
    code = /\b(\d{3}) ?(\d{3})\b/.exec(text)?.slice(1).join('');
    expect(code).toMatch(/^\d{6}$/);
  }).toPass();
  return code ?? '';
}

for (const language of COMPLETE_LANGUAGES) {
  const { t, views, inBrowser, open, button, fillPassword, codeField, look } = readerOf(language, () => site);
  const number = language === 'en' ? '+49 151 12345678' : '+49 151 87654321';
  const reached = new RegExp(number.replaceAll(' ', '').replace('+', '\\+'));

  test.describe(`in ${language}`, () => {
    test('codes by text message: adding, second step, step-up, removing', () =>
      inBrowser('methods', async (page, person) => {
        await makeAccount(page, site.address, person);
        await open(page, '/account/methods');
        await look(page, t('methods.title'));

        // No code is sent to an unconfirmed address.
        await page.getByRole('link', { name: t('methods.addEmail') }).click();
        await expect(page.getByText(t('methods.noAddress'))).toBeVisible();
        await look(page, t('methods.sendTitle.email'), views.slice(-1));

        await open(page, '/account/methods');
        await page.getByRole('link', { name: t('methods.addSms') }).click();
        const field = page.getByLabel(t('methods.number'), { exact: true });
        await field.fill('0151 1234');
        await fillPassword(page, person.password);
        await button(page, t('sentCodes.send')).click();
        await expect(field).toBeFocused();
        await expect(field).toHaveAttribute('aria-invalid', 'true');
        await look(page, t('methods.sendTitle.sms'));
        await field.fill(number);
        await button(page, t('sentCodes.send')).click();
        await expect(codeField(page)).toBeFocused();
        await expect(page.getByRole('timer')).toHaveText(/0:[0-3]\d/);
        await look(page, t('methods.enterTitle'));
        await codeField(page).fill(await newestCode(page, reached));

        const list = page.getByRole('list', { name: t('backupCodes.list') });
        await expect(list.getByRole('listitem')).toHaveCount(10);
        const backupCodes = await list.getByRole('listitem').allInnerTexts();
        await page.getByRole('checkbox', { name: t('backupCodes.haveSaved') }).check();
        await button(page, t('backupCodes.finish')).click();
        await look(page, t('methods.confirmedTitle.sms'), views.slice(-1));
        await open(page, '/account');
        await expect(page.getByText(t('methods.names.sms'), { exact: true })).toBeVisible();
        await look(page, t('overview.title'));

        // The second step.
        await toSecondStep(page, site.address, person);
        await open(page, '/account/methods');
        await look(page, t('sentCodes.smsTitle'));
        await button(page, t('sentCodes.send')).click();
        await expect(codeField(page)).toBeFocused();
        await look(page, t('sentCodes.smsTitle'));
        const code = await newestCode(page, reached);
        await codeField(page).fill(code === '000000' ? '111111' : '000000');
        await expect(page.getByRole('alert')).toBeVisible();
        await codeField(page).fill(code);

        // Continues to the requested page.
        await expect(page.getByRole('heading', { name: t('methods.title') })).toBeVisible();
        await look(page, t('methods.title'));

        // On a trusted device the session begins without a second factor, so a step-up is required, with any method.
        await toSecondStep(page, site.address, person);
        await post(page, site.address, 'two-factor/verify-backup-code', {
          code: backupCodes[0],
          trustDevice: true,
        });
        await toSecondStep(page, site.address, person);
        await open(page, '/account/methods');
        await page
          .getByRole('link', { name: t('methods.removeNamed', { name: t('methods.names.sms') }) })
          .click();
        await expect(page.getByText(t('methods.removeLast'))).toBeVisible();
        await fillPassword(page, person.password);
        await look(page, t('methods.removeTitle', { name: t('methods.names.sms') }));
        await button(page, t('methods.remove')).click();
        const dialog = page.getByRole('dialog', { name: t('stepUp.title') });
        await expect(dialog.getByText(t('sentCodes.smsAsk'))).toBeVisible();
        await expectGoodLooks(page, views);
        await dialog.getByRole('button', { name: t('secondStep.useBackupCode') }).click();
        await dialog.getByRole('textbox').fill(backupCodes[1] ?? '');
        await page.keyboard.press('Enter');
        await expect(page.getByText(t('methods.removed'))).toBeVisible();
        await expect(page.getByText(t('methods.none'))).toBeVisible();
      }));
  });
}

test('a passkey: adding, signing in with it alone, second step, renaming, removing', async () => {
  const { t, views, button, look, fillPassword } = readerOf('en', () => site);
  const localhost = site.address.replace('127.0.0.1', 'localhost');
  const context = await site.browser.newContext({ locale: 'en-GB' });
  const page = await context.newPage();
  const person: Person = { name: 'Ann', email: 'passkey@example.test', password: 'correct horse battery' };
  try {
    // Browsers allow no passkeys at an IP address. The page names the address that works.
    await page.goto(`${site.address}/sign-in`);
    await button(page, t('passkeys.signIn')).click();
    await expect(
      page.getByRole('link', { name: t('passkeys.openLocalhost', { address: localhost }) }),
    ).toHaveAttribute('href', `${localhost}/sign-in`);
    await look(page, t('accounts.signInTitle'));

    const { devtools, authenticatorId } = await addVirtualAuthenticator(page);
    await makeAccount(page, localhost, person);
    await page.goto(`${localhost}/account/methods/passkey`);
    await page.getByLabel(t('passkeys.name')).fill('Laptop');
    await fillPassword(page, person.password);
    await look(page, t('passkeys.addTitle'));
    await button(page, t('passkeys.create')).click();
    const list = page.getByRole('list', { name: t('backupCodes.list') });
    await expect(list.getByRole('listitem')).toHaveCount(10);
    await page.getByRole('checkbox', { name: t('backupCodes.haveSaved') }).check();
    await button(page, t('backupCodes.finish')).click();
    await look(page, t('passkeys.added'), views.slice(-1));

    // Signs in with the passkey alone.
    await page.getByRole('button', { name: t('frame.signOut') }).click();
    await page.goto(`${localhost}/sign-in`);
    await button(page, t('passkeys.signIn')).click();
    await expect(page.getByRole('heading', { name: t('overview.title') })).toBeVisible();

    // The second step. If the passkey does not answer, the page says so and offers another attempt.
    await toSecondStep(page, localhost, person);
    await page.goto(`${localhost}/account/methods`);
    await devtools.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false });
    await button(page, t('passkeys.use')).click();
    await expect(page.getByRole('alert')).toContainText(t('passkeys.notUsed'));
    await look(page, t('passkeys.useTitle'));
    await devtools.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: true });
    await button(page, t('passkeys.use')).click();
    await look(page, t('methods.title'), views.slice(-1));
    await expect(page.getByRole('heading', { name: 'Laptop' })).toBeVisible();

    await button(page, t('passkeys.renameNamed', { name: 'Laptop' })).click();
    const dialog = page.getByRole('dialog', { name: t('passkeys.renameTitle') });
    await dialog.getByRole('textbox').fill('Old laptop');
    await expectGoodLooks(page);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Old laptop' })).toBeVisible();

    // A removed passkey does not sign in.
    await page.getByRole('link', { name: t('methods.removeNamed', { name: 'Old laptop' }) }).click();
    await fillPassword(page, person.password);
    await button(page, t('methods.remove')).click();
    await expect(page.getByText(t('methods.removed'))).toBeVisible();
    await page.getByRole('button', { name: t('frame.signOut') }).click();
    await page.goto(`${localhost}/sign-in`);
    await button(page, t('passkeys.signIn')).click();
    await expect(page.getByRole('alert')).toBeVisible();
    await expect(page.getByRole('heading', { name: t('accounts.signInTitle') })).toBeVisible();
  } finally {
    await context.close();
  }
});
