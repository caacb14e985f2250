import { expect, type Page, test } from '@playwright/test';
import { aegisFile } from './fixtures/aegis-file.ts';
import * as app from './fixtures/app-hands.ts';
import { expectAccessible } from './fixtures/look.ts';
import * as site from './fixtures/site-hands.ts';
import { startWorld } from './fixtures/world.ts';

/** Moving from another app: its encrypted export is dropped on the app's first page, and the site accepts the code. */

const PERSON = { name: 'Ann Example', email: 'ann@example.test', password: 'correct horse battery' };

test('an encrypted Aegis file is dropped on the first page, and the site’s code works', async () => {
  const world = await startWorld('real');
  try {
    const { page, server, desktop } = world;
    const { window } = desktop;
    await page.goto(server.address);
    await site.signUp(page, server.address, PERSON);
    await site.beginEnrolment(page, PERSON);
    const key = await site.keyOnPage(page);

    const account = { issuer: 'Demo', name: PERSON.email, key, tags: ['Phone'] };
    await drop(window, 'export.bin', aegisFile(account, 'the right one'));
    await expect(window.getByText('Then the import continues.')).toBeVisible();
    if (world.hasKeyStore) {
      await window.getByRole('button', { name: /^Protect with/ }).click();
    } else {
      for (const label of ['Passphrase', 'Repeat the passphrase']) {
        await window.getByLabel(label, { exact: true }).fill(app.PASSPHRASE);
      }
      await window.getByRole('button', { name: 'Protect with a passphrase' }).click();
    }

    const password = window.getByLabel('Password of the file', { exact: true });
    await password.fill('another one');
    await window.getByRole('button', { name: 'Open the file' }).click();
    await expect(window.getByText('That password does not open this Aegis file.')).toBeVisible();
    await expectAccessible(window);
    await password.fill('the right one');
    await window.getByRole('button', { name: 'Open the file' }).click();
    await expect(app.review(window)).toContainText('export.bin (Aegis)');
    await app.addEverythingFound(window);

    await site.confirmEnrolment(page, await app.freshCode(window, PERSON.email));
    await site.backupCodesOnPage(page);

    // Dropped again, the same account is not selected: it is there already.
    await drop(window, 'letter.txt', Buffer.from('Dear Ann, see you on Monday.'));
    await expect(window.getByText(/not an export that Countersign knows/)).toBeVisible();
    await drop(window, 'export.bin', aegisFile(account, 'p'));
    await password.fill('p');
    await window.getByRole('button', { name: 'Open the file' }).click();
    await expect(window.getByText('You already have this account, with the same key.')).toBeVisible();
    await expect(window.getByRole('checkbox')).not.toBeChecked();
  } finally {
    await world.stop();
  }
});

/** Drops a file on the page, as the system does. */
async function drop(window: Page, name: string, bytes: Buffer): Promise<void> {
  const dataTransfer = await window.evaluateHandle(
    ([fileName = '', base64 = '']) => {
      const transfer = new DataTransfer();
      const content = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      transfer.items.add(new File([content], fileName));
      return transfer;
    },
    [name, bytes.toString('base64')],
  );
  await window.locator('body').dispatchEvent('drop', { dataTransfer });
}
