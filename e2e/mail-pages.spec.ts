import { expect, type Page } from '@playwright/test';
import { COMPLETE_LANGUAGES } from '../shared/translations/languages.ts';
import { enrol, post } from './fixtures/api-hands.ts';
import { independentCode } from './fixtures/independent-code.ts';
import { expectGoodLooks } from './fixtures/look.ts';
import { test } from './fixtures/page-test.ts';
import { readerOf, type Site, startSite } from './fixtures/site.ts';

/**
 * Every page of mail, addresses and passwords, checked like the others in pages.spec.ts. Links come from the outbox.
 */

for (const language of COMPLETE_LANGUAGES) {
  let site: Site;
  const { t, views, inBrowser, open, button, fillPassword, codeField, look } = readerOf(language, () => site);

  test.describe(`in ${language}`, () => {
    test.beforeAll(async ({ browser }) => {
      site = await startSite({ browser });
    });
    test.afterAll(() => site.stop());

    /** Opens the newest link of a kind in the outbox. */
    async function followLink(page: Page, path: string): Promise<void> {
      await open(page, '/outbox');
      await page
        .getByRole('link', { name: new RegExp(`${path}#token=`) })
        .first()
        .click();
    }

    test('confirming an address, and adding others', () =>
      inBrowser('addresses', async (page, person) => {
        await post(page, site.address, 'sign-up/email', { ...person, language });
        await open(page, '/account');
        await expect(page.getByText(t('addresses.askTitle'))).toBeVisible();
        await open(page, '/outbox');
        await expect(page.getByText(t('outbox.to', { recipient: person.email }))).toBeVisible();
        await look(page, t('outbox.title'));

        await followLink(page, '/verify-email');
        await look(page, t('addresses.verifyTitle'));
        await expect(page).not.toHaveURL(/token/);
        await button(page, t('addresses.verify')).click();
        await look(page, t('addresses.verifiedTitle'));
        await page.goBack();
        await followLink(page, '/verify-email');
        await button(page, t('addresses.verify')).click();
        await expect(page.getByRole('alert')).toBeVisible();
        await open(page, '/verify-email');
        await look(page, t('addresses.verifyTitle'));

        await open(page, '/account/addresses');
        const second = `second-${person.email}`;
        await button(page, t('addresses.add')).click();
        await expect(page.getByLabel(t('accounts.email'))).toBeFocused();
        await page.getByLabel(t('accounts.email')).fill(second);
        await fillPassword(page, person.password);
        await button(page, t('addresses.add')).click();
        await expect(page.getByText(t('addresses.added', { email: second }))).toBeVisible();
        await button(page, t('addresses.resendNamed', { email: second })).click();
        await expect(page.getByText(t('addresses.resent', { email: second }))).toBeVisible();
        await look(page, t('addresses.title'));
        await followLink(page, '/verify-email');
        await button(page, t('addresses.verify')).click();
        await expect(page.getByRole('heading', { name: t('addresses.verifiedTitle') })).toBeVisible();

        await open(page, '/account/addresses');
        const inDialog = page.getByRole('dialog').getByLabel(t('accounts.password'), { exact: true });
        await button(page, t('addresses.makePrimaryNamed', { email: second })).click();
        await inDialog.fill('wrong');
        await button(page, t('addresses.makePrimary')).click();
        await expect(page.locator('[aria-invalid=true]')).toBeFocused();
        await expectGoodLooks(page, views);
        await inDialog.fill(person.password);
        await button(page, t('addresses.makePrimary')).click();
        await expect(page.getByText(t('addresses.madePrimary', { email: second }))).toBeVisible();
        await button(page, t('addresses.removeNamed', { email: person.email })).click();
        await inDialog.fill(person.password);
        await button(page, t('addresses.remove')).click();
        await expect(page.getByText(t('addresses.removed', { email: person.email }))).toBeVisible();
        await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
      }));

    test('changing a password, and resetting it by mail', () =>
      inBrowser('passwords', async (page, person) => {
        await post(page, site.address, 'sign-up/email', { ...person, language });
        // A reset by mail would be the first proof of the address, which removes what was set up before.
        await followLink(page, '/verify-email');
        await button(page, t('addresses.verify')).click();
        await expect(page.getByRole('heading', { name: t('addresses.verifiedTitle') })).toBeVisible();
        await open(page, '/account/password');
        await page.getByLabel(t('passwords.current'), { exact: true }).fill('wrong password');
        await page.getByLabel(t('passwords.newPassword'), { exact: true }).fill('short');
        await button(page, t('passwords.change')).click();
        await expect(page.getByLabel(t('passwords.newPassword'), { exact: true })).toBeFocused();
        await look(page, t('passwords.changeTitle'));
        await page.getByLabel(t('passwords.newPassword'), { exact: true }).fill('a wholly new password');
        await button(page, t('passwords.change')).click();
        await expect(page.getByLabel(t('passwords.current'), { exact: true })).toBeFocused();
        await page.getByLabel(t('passwords.current'), { exact: true }).fill(person.password);
        await button(page, t('passwords.change')).click();
        await expect(page.getByText(t('passwords.changed'))).toBeVisible();

        const { key } = await enrol(page, site.address, { ...person, password: 'a wholly new password' });
        await post(page, site.address, 'sign-out');
        await open(page, '/sign-in');
        await page.getByRole('link', { name: t('passwords.forgot') }).click();
        await button(page, t('passwords.send')).click();
        await expect(page.getByLabel(t('accounts.email'))).toBeFocused();
        await look(page, t('passwords.forgotTitle'));
        await page.getByLabel(t('accounts.email')).fill(person.email);
        await page.keyboard.press('Enter');
        await look(page, t('passwords.askedTitle'));
        await followLink(page, '/reset-password');
        await expect(page).not.toHaveURL(/token/);
        await page.getByLabel(t('passwords.newPassword'), { exact: true }).fill('short');
        await page.keyboard.press('Enter');
        await expect(page.locator('[aria-invalid=true]')).toBeFocused();
        await look(page, t('passwords.resetTitle'));
        await page.getByLabel(t('passwords.newPassword'), { exact: true }).fill('the third password');
        await page.keyboard.press('Enter');
        await look(page, t('passwords.resetDoneTitle'));
        await open(page, '/reset-password');
        await look(page, t('passwords.resetTitle'));

        // The second factor is still required.
        await open(page, '/sign-in');
        await page.getByLabel(t('accounts.email')).fill(person.email);
        await fillPassword(page, 'the third password');
        await page.keyboard.press('Enter');
        await expect(page).toHaveURL(/second-step$/);
        // The enrolment's time step is used up. The next one is within the window.
        await codeField(page).fill(independentCode(key, Date.now() + 30_000));
        await expect(page).toHaveURL(/account$/);
      }));
  });
}
