/** Enrolling and signing in on the site with any authenticator. */
import type { Page } from '@playwright/test';
import { moveAppClock, moveOwnClock, untilNextStep } from '../fixtures/moved-clock.ts';
import { type Authenticator, DesktopAuthenticator, expect } from '../kit/index.ts';
import { startElsewhere } from './site.ts';

export async function enrolAndSignIn(page: Page, authenticator: Authenticator): Promise<void> {
  const site = await startElsewhere();
  let setClockRight = () => {};
  try {
    await page.goto(site.address);
    await page.getByLabel('Mail').fill('ann@example.com');
    await page.getByLabel('Secret word').fill('correct horse battery');
    await page.getByRole('button', { name: 'Join' }).click();
    await expect(page.getByRole('status')).toHaveText('Only a word protects this account.');

    await page.getByRole('button', { name: 'Protect with my phone' }).click();
    const held = await authenticator.enrol(page);
    expect(held).toEqual({ issuer: 'Elsewhere', account: 'ann@example.com' });
    expect(await authenticator.accounts()).toEqual([held]);
    const first = await confirm(page, authenticator);

    await page.getByRole('button', { name: 'Leave' }).click();
    await page.getByRole('button', { name: 'Enter' }).click();
    const next = authenticator.freshCode(held.account, { not: first });
    // The site and an authenticator without a window are in this process.
    const wait = untilNextStep(Date.now());
    setClockRight = moveOwnClock(wait);
    if (authenticator instanceof DesktopAuthenticator) await moveAppClock(authenticator.app, wait);
    await page.getByLabel('Number from your phone').fill(await next);
    await page.getByRole('button', { name: 'Go on' }).click();
    await expect(page.getByRole('status')).toHaveText('Your phone protects this account.');
  } finally {
    setClockRight();
    await site.stop();
  }
}

async function confirm(page: Page, authenticator: Authenticator): Promise<string> {
  const code = await authenticator.freshCode('elsewhere');
  await page.getByLabel('Number shown').fill(code);
  await page.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByRole('status')).toHaveText('Your phone protects this account.');
  return code;
}
