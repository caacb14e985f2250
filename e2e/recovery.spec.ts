import { expect, type Page, test } from '@playwright/test';
import { enrol, makeAccount, post } from './fixtures/api-hands.ts';
import * as app from './fixtures/app-hands.ts';
import { t } from './fixtures/english.ts';
import { confirmAddress, mailedLink } from './fixtures/mailed-links.ts';
import * as site from './fixtures/site-hands.ts';
import { startWorld } from './fixtures/world.ts';

/** From the lost authenticator to the next sign-in: pages, mail and the desktop app on one screen. */
test('a lost authenticator: recovery by mail, a new setup with the desktop app, and the next sign-in', async () => {
  const world = await startWorld('real', { DEMO_CONTROLS: '1' });
  const { page, desktop, server } = world;
  const { address } = server;
  const ann = { name: 'Ann Example', email: 'ann@example.test', password: 'correct horse battery' };
  const heading = (name: string) => page.getByRole('heading', { name, level: 1 });
  try {
    await app.finishFirstRun(desktop.window, world.hasKeyStore);
    // The authenticator and the backup codes are lost.
    await page.goto(address);
    await makeAccount(page, address, ann);
    await confirmAddress(page, address, ann.email);
    await enrol(page, address, ann);
    await post(page, address, 'sign-out');

    await site.signInWithPassword(page, address, ann);
    await page.getByRole('link', { name: t('recovery.cantUse') }).click();
    await page.getByRole('button', { name: t('recovery.mailAction') }).click();
    await expect(page.getByText(t('recovery.mailSentTitle'))).toBeVisible();

    await page.goto(await mailedLink(page, address, ann.email, '/recovery/link'));
    await page.getByLabel(t('accounts.password'), { exact: true }).fill(ann.password);
    await page.getByRole('button', { name: t('recovery.resetAction') }).click();
    await expect(heading(t('recovery.doneTitle'))).toBeVisible();

    const signIn = async (browser: Page) => {
      await browser.getByRole('textbox', { name: t('accounts.email') }).fill(ann.email);
      await browser.getByLabel(t('accounts.password'), { exact: true }).fill(ann.password);
      await browser.getByRole('button', { name: t('accounts.signIn'), exact: true }).click();
    };
    const isRestricted = async () => {
      await expect(page).toHaveURL(`${address}/account/set-up-first`);
      await page.goto(`${address}/account/sessions`);
      await expect(page).toHaveURL(`${address}/account/set-up-first`);
    };

    // A thief who knows the password is faster, in a browser of their own, and is refused.
    const elsewhere = await page.context().browser()?.newContext();
    const thief = await elsewhere?.newPage();
    if (!thief) throw new Error('The browser opened no second window.');
    await thief.goto(`${address}/sign-in`);
    await signIn(thief);
    await expect(thief.getByRole('heading', { name: t('recovery.awaitsTitle'), level: 1 })).toBeVisible();
    await thief.goto(`${address}/account/two-factor`);
    await expect(thief.getByRole('heading', { name: t('recovery.awaitsTitle'), level: 1 })).toBeVisible();
    await expect(post(thief, address, 'two-factor/enable', { password: ann.password })).rejects.toThrow(
      '403',
    );
    await thief.context().close();

    // The browser that used the link signs in, and only a new setup is possible.
    await page.getByRole('link', { name: t('accounts.signIn') }).click();
    await signIn(page);
    await isRestricted();

    // The owner loses that browser. The link in the mail works in another one.
    await page.context().clearCookies();
    await page.goto(await mailedLink(page, address, ann.email, '/recovery/set-up'));
    await page.getByLabel(t('accounts.password'), { exact: true }).fill(ann.password);
    await page.getByRole('button', { name: t('frame.continue') }).click();
    await isRestricted();

    await page.locator('main').getByRole('link').first().click();
    await page.getByLabel(t('accounts.password'), { exact: true }).fill(ann.password);
    await page.getByRole('button', { name: t('frame.continue') }).click();
    await expect(heading(t('enrolment.connectTitle'))).toBeVisible();
    await app.scanScreens(desktop.window);
    await app.addEverythingFound(desktop.window);
    const enrolmentCode = await app.freshCode(desktop.window, ann.email);
    await site.confirmEnrolment(page, enrolmentCode);
    await site.saveBackupCodes(page);

    await site.signOut(page);
    await site.signInWithPassword(page, address, ann);
    await world.toNextStep();
    await site.finishSignIn(page, await app.codeAfter(desktop.window, ann.email, enrolmentCode));
    await page.goto(`${address}/account/activity`);
    await expect(page.getByText(t('activity.did.second-factor-reset'))).toBeVisible();
  } finally {
    await world.stop();
  }
});
