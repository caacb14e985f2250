import { expect } from '@playwright/test';
import { en as lab } from '../demo-server/web/lab/texts/en/index.ts';
import { freePort } from './fixtures/free-port.ts';
import { test } from './fixtures/page-test.ts';
import { readerOf, type Site, startSite } from './fixtures/site.ts';
import { addVirtualAuthenticator } from './fixtures/virtual-authenticator.ts';

/** The pages under a path, as behind a proxy that passes the path on: links, reloads, cookies, mail and passkeys. */

let site: Site;
test.beforeAll(async ({ browser }) => {
  const port = await freePort();
  const started = await startSite({
    browser,
    settings: { COUNTERSIGN_BASE_URL: `http://localhost:${port}/2fa` },
    port,
  });
  site = { ...started, address: `http://localhost:${port}/2fa` };
});
test.afterAll(() => site.stop());

const { t, inBrowser, open, button, fillPassword } = readerOf('en', () => site);

test('a person signs up, reloads, adds a passkey and signs in with it under a path', () =>
  inBrowser('under-a-path', async (page, person) => {
    await addVirtualAuthenticator(page);
    await open(page, '/');
    await page
      .getByRole('link', { name: t('accounts.signUp') })
      .first()
      .click();
    await expect(page).toHaveURL(`${site.address}/sign-up`);
    await page.getByLabel(t('accounts.name'), { exact: true }).fill(person.name);
    await page.getByLabel(t('accounts.email')).fill(person.email);
    await fillPassword(page, person.password);
    await button(page, t('accounts.createAccount')).click();
    await expect(page).toHaveURL(`${site.address}/account`);
    const cookies = await page.context().cookies();
    expect(new Set(cookies.map(({ path }) => path))).toEqual(new Set(['/2fa']));

    // Parts that are loaded on demand, and the link in a message.
    await page.getByRole('link', { name: t('frame.lab') }).click();
    await expect(page).toHaveURL(`${site.address}/lab`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    // What pupils of a class open.
    await page.getByRole('navigation').getByRole('link', { name: lab.classes.name }).click();
    await page.getByRole('button', { name: lab.classes.open }).click();
    await expect(page.getByText(`${new URL(site.address).host}/2fa/lab/class/join`)).toBeVisible();
    await page.getByRole('link', { name: t('outbox.link') }).click();
    const link = page.getByRole('link', { name: /verify-email#/ }).first();
    await expect(link).toHaveAttribute('href', new RegExp(`^${site.address}/verify-email#`));
    await link.click();
    await button(page, t('addresses.verify')).click();
    await expect(page.getByRole('heading', { level: 1, name: t('addresses.verifiedTitle') })).toBeVisible();

    // A page deep below, loaded anew: its files, fonts and API are found.
    await open(page, '/account/methods/passkey');
    await page.reload();
    await page.getByLabel(t('passkeys.name')).fill('Laptop');
    await fillPassword(page, person.password);
    await button(page, t('passkeys.create')).click();
    await page.getByRole('checkbox', { name: t('backupCodes.haveSaved') }).check();
    await button(page, t('backupCodes.finish')).click();
    await expect(page.getByRole('heading', { level: 1, name: t('passkeys.added') })).toBeVisible();
    await button(page, t('frame.signOut')).click();
    await open(page, '/sign-in');
    await button(page, t('passkeys.signIn')).click();
    await expect(page).toHaveURL(`${site.address}/account`);
  }));
