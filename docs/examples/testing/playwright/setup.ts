/** Creates an account with a second factor, once, and keeps the browser's state and the authenticator for all tests. */
import { randomUUID } from 'node:crypto';
import { expect, test as setup } from '@countersign/playwright';

setup('turn on the second factor', async ({ page, authenticator }) => {
  await page.goto('/');
  await page.getByLabel('Mail').fill(`${randomUUID()}@example.com`);
  await page.getByLabel('Secret word').fill('correct horse battery');
  await page.getByRole('button', { name: 'Join' }).click();
  await page.getByRole('button', { name: 'Protect with my phone' }).click();
  await authenticator.enrol(page);
  await page.getByLabel('Number shown').fill(await authenticator.freshCode());
  await page.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByRole('status')).toHaveText('Your phone protects this account.');
  // Both files have secrets: keep the folder out of Git and out of what a pipeline publishes.
  await authenticator.save('state/authenticator.json');
  await page.context().storageState({ path: 'state/browser.json' });
});
