/** The kit with the demo server: seeded users, moved clocks, email, faults, and the server's decisions. */
import type { Page } from '@playwright/test';
import { expect, type HeadlessAuthenticator, test } from './index.ts';

test.use({ authenticatorKind: 'headless' });

const ANN = { name: 'Ann Example', email: 'ann@example.test', password: 'correct horse battery' };

test('a seeded person signs in; the server tells what it saw', async ({
  page,
  demoServer,
  authenticator,
}) => {
  const [ann] = await demoServer.seed({ ...ANN, twoFactor: true });
  await authenticator.addKeyUri(ann?.totpURI ?? '');
  await demoServer.mail.waitFor({ to: ANN.email, kind: 'two-factor-enabled' });

  await signIn(page, demoServer.address);
  await page.getByRole('textbox', { name: 'Six-digit code' }).fill(await authenticator.freshCode());
  await expect(page.getByRole('heading', { name: 'Your account' })).toBeVisible();
  expect(await demoServer.audit(ANN.email)).toContainEqual(
    expect.objectContaining({ kind: 'second-factor', outcome: 'success' }),
  );
});

test('codes follow a clock that was moved, and a skew makes them wrong', async ({
  page,
  demoServer,
  authenticator,
}) => {
  const [ann] = await demoServer.seed({ ...ANN, twoFactor: true });
  await authenticator.addKeyUri(ann?.totpURI ?? '');
  (authenticator as HeadlessAuthenticator).useClock(demoServer.clock.now);
  await demoServer.clock.advance(3 * 24 * 60 * 60 * 1000);

  // Slow, not fast: a clock put back would keep limits waiting for times that have not come.
  await demoServer.faults.skew(-3 * 60 * 1000);
  await signIn(page, demoServer.address);
  const field = page.getByRole('textbox', { name: 'Six-digit code' });
  await field.fill(await authenticator.freshCode());
  await expect(page.getByRole('alert').filter({ hasText: 'That code is not right' })).toBeVisible();
  await expect(field).toHaveValue('');

  await demoServer.faults.none();
  await field.fill(await authenticator.freshCode());
  await expect(page.getByRole('heading', { name: 'Your account' })).toBeVisible();
});

test('mail that is down comes later, and a slow database is only slow', async ({ demoServer }) => {
  await demoServer.faults.mailDown();
  await demoServer.faults.slowStore(20);
  await demoServer.seed({ ...ANN, twoFactor: true });
  await expect(demoServer.mail.waitFor({ timeout: 300 })).rejects.toThrow('No email was delivered.');
  await demoServer.faults.none();
  expect(await demoServer.mail.waitFor({ to: ANN.email })).toMatchObject({ kind: 'two-factor-enabled' });
});

test('a mailed link is followed, and the second factor is still asked for', async ({ page, demoServer }) => {
  await demoServer.seed({ ...ANN, twoFactor: true });
  await page.goto(`${demoServer.address}/forgot-password`);
  await page.getByRole('textbox', { name: 'E-mail address' }).fill(ANN.email);
  await page.getByRole('button', { name: 'Mail me a link' }).click();
  await page.goto(await demoServer.mail.link({ to: ANN.email, kind: 'reset-password' }));
  await page.getByLabel('New password', { exact: true }).fill(ANN.password.toUpperCase());
  await page.getByRole('button', { name: 'Save the new password' }).click();
  await expect(page.getByRole('heading', { name: 'Your password is changed' })).toBeVisible();
  await signIn(page, demoServer.address, ANN.password.toUpperCase());
  await expect(page.getByRole('textbox', { name: 'Six-digit code' })).toBeVisible();
});

async function signIn(page: Page, address: string, password = ANN.password): Promise<void> {
  await page.goto(`${address}/sign-in`);
  await page.getByRole('textbox', { name: 'E-mail address' }).fill(ANN.email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}
