/** The kit with the demo server: seeded users, moved clocks, email, faults, and the server's decisions. */
import type { Page } from '@playwright/test';
import { DAY, MINUTE } from '../../shared/durations.ts';
import { expect, type HeadlessAuthenticator, test } from './index.ts';

test.use({ authenticatorKind: 'headless' });

const ANN = { name: 'Ann Example', email: 'ann@example.test', password: 'correct horse battery' };

test('a seeded user signs in, and the server reports its decisions', async ({
  page,
  demoServer,
  authenticator,
}) => {
  const [ann] = await demoServer.seed({ ...ANN, twoFactor: true });
  await authenticator.addKeyUri(ann?.totpURI ?? '');
  await demoServer.mail.waitFor({ to: ANN.email, kind: 'two-factor-enabled' });

  await signIn(page, demoServer.address);
  await page.getByRole('textbox', { name: '6-digit code' }).fill(await authenticator.freshCode());
  await expect(page.getByRole('heading', { name: 'Your account' })).toBeVisible();
  expect(await demoServer.audit(ANN.email)).toContainEqual(
    expect.objectContaining({ kind: 'second-factor', outcome: 'success' }),
  );
});

test('codes follow a moved clock, and a skew makes them wrong', async ({
  page,
  demoServer,
  authenticator,
}) => {
  const [ann] = await demoServer.seed({ ...ANN, twoFactor: true });
  await authenticator.addKeyUri(ann?.totpURI ?? '');
  (authenticator as HeadlessAuthenticator).useClock(demoServer.clock.now);
  await demoServer.clock.advance(3 * DAY);

  // Slow, not fast: after a fast clock is corrected, limits would wait for a time in the future.
  await demoServer.faults.skew(-3 * MINUTE);
  await signIn(page, demoServer.address);
  const field = page.getByRole('textbox', { name: '6-digit code' });
  await field.fill(await authenticator.freshCode());
  await expect(page.getByRole('alert').filter({ hasText: 'This code is wrong' })).toBeVisible();
  await expect(field).toHaveValue('');

  await demoServer.faults.none();
  await field.fill(await authenticator.freshCode());
  await expect(page.getByRole('heading', { name: 'Your account' })).toBeVisible();
});

test('failed mail is delivered later, and a slow database only delays', async ({ demoServer }) => {
  await demoServer.faults.mailDown();
  await demoServer.faults.slowStore(20);
  await demoServer.seed({ ...ANN, twoFactor: true });
  await expect(demoServer.mail.waitFor({ timeout: 300 })).rejects.toThrow('No email was delivered.');
  await demoServer.faults.none();
  expect(await demoServer.mail.waitFor({ to: ANN.email })).toMatchObject({ kind: 'two-factor-enabled' });
});

test('a mailed link works, and the second factor is still required', async ({ page, demoServer }) => {
  await demoServer.seed({ ...ANN, twoFactor: true });
  await page.goto(`${demoServer.address}/forgot-password`);
  await page.getByRole('textbox', { name: 'Email address' }).fill(ANN.email);
  await page.getByRole('button', { name: 'Send reset link' }).click();
  await page.goto(await demoServer.mail.link({ to: ANN.email, kind: 'reset-password' }));
  await page.getByLabel('New password', { exact: true }).fill(ANN.password.toUpperCase());
  await page.getByRole('button', { name: 'Save new password' }).click();
  await expect(page.getByRole('heading', { name: 'Your password was changed' })).toBeVisible();
  await signIn(page, demoServer.address, ANN.password.toUpperCase());
  await expect(page.getByRole('textbox', { name: '6-digit code' })).toBeVisible();
});

async function signIn(page: Page, address: string, password = ANN.password): Promise<void> {
  await page.goto(`${address}/sign-in`);
  await page.getByRole('textbox', { name: 'Email address' }).fill(ANN.email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}
