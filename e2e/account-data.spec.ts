import { readFileSync } from 'node:fs';
import { expect } from '@playwright/test';
import { COMPLETE_LANGUAGES } from '../shared/translations/languages.ts';
import { post } from './fixtures/api-hands.ts';
import { mailedLink } from './fixtures/mailed-links.ts';
import { test } from './fixtures/page-test.ts';
import { readerOf, type Site, startSite } from './fixtures/site.ts';

/** Taking one's data, deleting one's account, and keeping it: the real server, its mail, and axe on each page. */

for (const language of COMPLETE_LANGUAGES) {
  let site: Site;
  const { t, views, inBrowser, open, button, fillPassword, look } = readerOf(language, () => site);

  test.describe(`in ${language}`, () => {
    test.beforeAll(async ({ browser }) => {
      site = await startSite({ browser });
    });
    test.afterAll(() => site.stop());

    test('a person takes their data, asks for the deletion, and keeps the account by link and by button', () =>
      inBrowser('data', async (page, person) => {
        await post(page, site.address, 'sign-up/email', { ...person, language });
        await open(page, '/account');
        await page.getByRole('link', { name: t('accountData.way') }).press('Enter');
        await look(page, t('accountData.title'));
        await expect(page.getByText(t('accountData.deleteText', { count: 14 }))).toBeVisible();

        // The file, after a wrong password.
        await fillPassword(page, 'a wrong password');
        await page.keyboard.press('Enter');
        await expect(page.locator('[aria-invalid=true]')).toBeFocused();
        await fillPassword(page, person.password);
        const [download] = await Promise.all([
          page.waitForEvent('download'),
          button(page, t('accountData.export')).press('Enter'),
        ]);
        const name = download.suggestedFilename();
        expect(name).toMatch(/^countersign-dat\w+-\d{4}-\d\d-\d\d\.json$/);
        await expect(page.getByText(t('accountData.exported', { name }))).toBeVisible();
        const data = JSON.parse(readFileSync(await download.path(), 'utf8'));
        expect(data).toMatchObject({ format: 'countersign-account-data', account: { email: person.email } });

        await page.getByRole('link', { name: t('accountData.toDelete') }).press('Enter');
        await look(page, t('accountData.deleteTitle'));
        await expect(page.locator('input[type=password]')).toBeFocused();
        await fillPassword(page, person.password);
        await button(page, t('accountData.confirmDelete')).press('Enter');
        await look(page, t('overview.title'));
        await expect(page.getByText(t('accountData.noticeTitle'))).toBeVisible();

        // The link in the mail, in a browser that is not signed in.
        const link = await mailedLink(page, site.address, person.email, '/keep-account');
        await inBrowser('elsewhere', async (elsewhere) => {
          await open(elsewhere, new URL(link).pathname + new URL(link).hash);
          await look(elsewhere, t('accountData.keepTitle'), views.slice(-1));
          expect(elsewhere.url()).not.toContain('token');
          await button(elsewhere, t('accountData.keep')).press('Enter');
          await look(elsewhere, t('accountData.keptTitle'), views.slice(-1));
          await open(elsewhere, '/');
          await open(elsewhere, '/keep-account');
          await expect(elsewhere.getByText(t('accountData.linkBroken'))).toBeVisible();
        });
        await open(page, '/account/sessions');
        await expect(page.getByText(t('accountData.noticeTitle'))).toHaveCount(0);

        // The button that every page has while the deletion is near.
        await open(page, '/account/delete');
        await fillPassword(page, person.password);
        await button(page, t('accountData.confirmDelete')).click();
        await expect(page.getByText(t('accountData.noticeTitle'))).toBeVisible();
        await open(page, '/account/data');
        await expect(page.getByRole('link', { name: t('accountData.toDelete') })).toHaveCount(0);
        await button(page, t('accountData.keep')).press('Enter');
        await expect(page.getByText(t('accountData.kept'))).toBeVisible();
        await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
        await expect(page.getByRole('link', { name: t('accountData.toDelete') })).toBeVisible();
      }));
  });
}
