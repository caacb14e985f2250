import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { $, browser, expect } from '@wdio/globals';
import { freshCode, keyUriIn } from '../countersign.mjs';

/** Returns the picture of an element. WebdriverIO writes it to a file, which has the key: it is deleted at once. */
async function pictureOf(element) {
  const folder = await mkdtemp(join(tmpdir(), 'qr-'));
  try {
    await element.saveScreenshot(join(folder, 'qr.png'));
    return await readFile(join(folder, 'qr.png'));
  } finally {
    await rm(folder, { recursive: true });
  }
}

describe('two-factor authentication', () => {
  it('is turned on with the QR code on the page', async () => {
    await browser.url('/');
    await $('#email').setValue(`${randomUUID()}@example.com`);
    await $('#password').setValue('correct horse battery');
    await $('#join').click();
    await $('#protect').click();
    const qr = $('#qr svg');
    await qr.waitForDisplayed();
    await qr.scrollIntoView({ block: 'center' });
    const keyUri = keyUriIn(await pictureOf(qr));
    await $('#first-code').setValue(freshCode(keyUri));
    await $('#prove').click();
    await expect($('[role=status]')).toHaveText('Your phone protects this account.');
    await $('#leave').click();
    await $('#enter').click();
    await $('#second-code').setValue(freshCode(keyUri));
    await $('#finish').click();
    await expect($('[role=status]')).toHaveText('Your phone protects this account.');
  });
});
