import { expect, type Page } from '@playwright/test';
import { COMPLETE_LANGUAGES, LOCALES } from '../shared/translations/languages.ts';
import { makeAccount, post } from './fixtures/api-hands.ts';
import { expectGoodLooks } from './fixtures/look.ts';
import { test } from './fixtures/page-test.ts';
import { readerOf, type Site, startSite } from './fixtures/site.ts';
import { translator } from './fixtures/texts.ts';

/**
 * The server's pages without the second factor, in a real browser on the real server, in both languages. Checks them
 * with axe in light, dark and at 320 pixels.
 */

let site: Site;
test.beforeAll(async ({ browser }) => {
  site = await startSite({ browser });
});
test.afterAll(() => site.stop());

for (const language of COMPLETE_LANGUAGES) {
  const { t, views, inBrowser, open, button, fillPassword, look } = readerOf(language, () => site);

  test.describe(`in ${language}`, () => {
    test('the pages without signing in', () =>
      inBrowser('guest', async (page, person) => {
        await open(page, '/');
        await look(page, t('accounts.title'));
        if (language === 'en') await expectLanguageKept(page);
        await open(page, '/no-such-page');
        await look(page, t('frame.notFound'));

        await open(page, '/account/sessions');
        await expect(page.getByText(t('accounts.signInFirst'))).toBeVisible();
        await page.getByLabel(t('accounts.email')).fill(person.email);
        await fillPassword(page, 'wrong');
        await button(page, t('accounts.signIn')).click();
        await expect(page.getByRole('alert')).toBeVisible();
        await look(page, t('accounts.signInTitle'));

        await page.getByRole('link', { name: t('accounts.signUp') }).click();
        await button(page, t('accounts.createAccount')).click();
        await expect(page.getByLabel(t('accounts.name'), { exact: true })).toBeFocused();
        await look(page, t('accounts.signUpTitle'));
        await page.getByLabel(t('accounts.name'), { exact: true }).fill(person.name);
        await page.getByLabel(t('accounts.email')).fill(person.email);
        await fillPassword(page, person.password);
        await button(page, t('accounts.createAccount')).click();
        // The page that was requested before signing in.
        await look(page, t('sessions.title'));
        await button(page, t('frame.signOut')).click();
        await expect(page.getByText(t('accounts.signedOut'))).toBeVisible();
      }));

    test('an unreachable server', () =>
      inBrowser('unreached', async (page) => {
        await page.route('**/api/auth/get-session', (route) => route.abort());
        await open(page, '/');
        await look(page, t('frame.noAnswer'));
        await page.unrouteAll();
        await button(page, t('frame.tryAgain')).click();
        await expect(page.getByRole('heading', { level: 1, name: t('accounts.title') })).toBeVisible();
      }));

    test('ending sessions', () =>
      inBrowser('sessions', async (page, person) => {
        await makeAccount(page, site.address, person);
        const elsewhere = await site.browser.newContext({ userAgent: 'curl/8.9.1' });
        const signInElsewhere = async () =>
          post(await elsewhere.newPage(), site.address, 'sign-in/email', {
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
        // The button is removed, and the focus moves to the heading.
        await expect(page.getByRole('heading', { level: 1 })).toBeFocused();

        await signInElsewhere();
        await page.reload();
        await button(page, t('sessions.endOthers')).click();
        const dialog = page.getByRole('alertdialog', { name: t('sessions.endOthersTitle') });
        await expect(dialog).toBeVisible();
        await expectGoodLooks(page, views);
        await dialog.getByRole('button', { name: t('sessions.endOthers') }).click();
        await expect(page.getByText(t('sessions.othersEnded', { count: 1 }))).toBeVisible();
        await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
        const reply = await elsewhere.request.get(`${site.address}/api/auth/get-session`);
        expect(await reply.json()).toBeNull();
        await elsewhere.close();
      }));
  });
}

/** Checks that the language chosen in the footer applies immediately, and after a reload. */
async function expectLanguageKept(page: Page): Promise<void> {
  const german = translator.getFixedT('de', 'pages');
  await page
    .getByRole('combobox', { name: translator.getFixedT('en', 'pages')('frame.language') })
    .selectOption('de');
  const heading = page.getByRole('heading', { level: 1, name: german('accounts.title') });
  await expect(heading).toBeVisible();
  await page.reload();
  await expect(heading).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', LOCALES.de);
  await page.getByRole('combobox', { name: german('frame.language') }).selectOption('en');
  await expect(page.locator('html')).toHaveAttribute('lang', LOCALES.en);
}
