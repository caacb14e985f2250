import { expect, test } from '@playwright/test';
import { enrol, makeAccount, post } from './fixtures/api-hands.ts';
import * as app from './fixtures/app-hands.ts';
import { t } from './fixtures/english.ts';
import { confirmAddress, mailedLink } from './fixtures/mailed-links.ts';
import * as site from './fixtures/site-hands.ts';
import { startWorld } from './fixtures/world.ts';

/** From the lost authenticator to the next sign-in: pages, mail and the desktop app on one screen. */
test('a lost authenticator: recovery by mail, a new setup with the desktop app, and the next sign-in', async () => {
  const world = await startWorld('real');
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

    // With the password alone, only a new setup is possible.
    await page.getByRole('link', { name: t('accounts.signIn') }).click();
    await page.getByRole('textbox', { name: t('accounts.email') }).fill(ann.email);
    await page.getByLabel(t('accounts.password'), { exact: true }).fill(ann.password);
    await page.getByRole('button', { name: t('accounts.signIn'), exact: true }).click();
    await expect(page).toHaveURL(`${address}/account/set-up-first`);
    await page.goto(`${address}/account/sessions`);
    await expect(page).toHaveURL(`${address}/account/set-up-first`);

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
    await site.finishSignIn(page, await app.codeAfter(desktop.window, ann.email, enrolmentCode));
    await page.goto(`${address}/account/activity`);
    await expect(page.getByText(t('activity.did.second-factor-reset'))).toBeVisible();
  } finally {
    await world.stop();
  }
});
