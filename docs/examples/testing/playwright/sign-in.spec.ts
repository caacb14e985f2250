import { expect, test } from '@countersign/playwright';

test('the saved session is signed in', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('status')).toHaveText('Your phone protects this account.');
});

test('another browser needs the password and a code', async ({ browser, authenticator }) => {
  const [held] = await authenticator.accounts();
  const page = await browser.newPage({ storageState: { cookies: [], origins: [] } });
  await page.goto('/');
  await page.getByLabel('Mail').fill(held?.account ?? '');
  await page.getByLabel('Secret word').fill('correct horse battery');
  await page.getByRole('button', { name: 'Enter' }).click();
  await expect(page.getByRole('status')).toHaveText('One more thing.');
  await page.getByLabel('Number from your phone').fill(await authenticator.freshCode());
  await page.getByRole('button', { name: 'Go on' }).click();
  await expect(page.getByRole('status')).toHaveText('Your phone protects this account.');
});
