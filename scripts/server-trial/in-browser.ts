import { createHash, X509Certificate } from 'node:crypto';
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import { t } from '../../e2e/fixtures/english.ts';
import { sandboxSwitches } from '../../e2e/fixtures/environment.ts';
import { expect } from '../../e2e/fixtures/expect.ts';
import { independentCode } from '../../e2e/fixtures/independent-code.ts';
import { runtime } from '../../e2e/fixtures/runtime.ts';
import {
  beginEnrolment,
  confirmEnrolment,
  finishSignIn,
  keyOnPage,
  saveBackupCodes,
  signInWithPassword,
  signOut,
  signUp,
} from '../../e2e/fixtures/site-hands.ts';
import { addVirtualAuthenticator } from '../../e2e/fixtures/virtual-authenticator.ts';

const STEP_MS = 30_000;
const PATIENCE_MS = 120_000;

/**
 * Uses the pages at an address behind a proxy, in Chromium: signs up, turns two-factor authentication on, signs in with
 * a code, adds a passkey and signs in with it. Looks at the cookies, and at the client's address in the list of sessions.
 *
 * @param address without a slash at its end
 * @param certificate of the proxy, as PEM text. The browser trusts it alone, as it would a real one: passkeys need that
 * @throws Error what did not happen
 */
export async function signInInBrowser(address: string, certificate: string): Promise<void> {
  const key = new X509Certificate(certificate).publicKey.export({ type: 'spki', format: 'der' });
  const trusted = createHash('sha256').update(key).digest('base64');
  const browser = await chromium.launch({
    executablePath: runtime().browser.executable,
    args: [
      ...sandboxSwitches,
      `--ignore-certificate-errors-spki-list=${trusted}`,
      // Caddy listens on ::1 too, which the browser would prefer. Both proxies are asked for the same address.
      '--host-resolver-rules=MAP localhost 127.0.0.1',
    ],
  });
  try {
    const context = await browser.newContext({ locale: 'en-GB' });
    const page = await context.newPage();
    // A busy computer is no fault of the proxy.
    page.setDefaultTimeout(PATIENCE_MS);
    const wrong = listenForFaults(page, address);
    try {
      await signInWithCode(page, address);
      await expectOwnCookies(context);
      await page.goto(`${address}/account/sessions`);
      // The browser chooses one of the two for localhost.
      await expect(page.getByText(/127\.0\.0\.1|::1/).first()).toBeVisible();
      await signInWithPasskey(page, address);
    } catch (error) {
      // What went wrong before says more than the step that then waited in vain.
      const shown = await page.locator('h1, [role=alert]').allInnerTexts();
      throw new Error([(error as Error).message, ...wrong, `The page says: ${shown.join('; ')}`].join('\n'));
    }
    expect(wrong).toEqual([]);
  } finally {
    await browser.close();
  }
}

async function signInWithCode(page: Page, address: string): Promise<void> {
  const ann = { name: 'Ann', email: `ann-${Date.now()}@example.test`, password: 'correct horse battery' };
  await signUp(page, address, ann);
  await beginEnrolment(page, ann);
  const key = await keyOnPage(page);
  await confirmEnrolment(page, independentCode(key, Date.now()));
  await saveBackupCodes(page);
  await signOut(page);
  await signInWithPassword(page, address, ann);
  // The server accepts the code of the next time step, so nothing has to wait.
  await finishSignIn(page, independentCode(key, Date.now() + STEP_MS));
  await expect(page).toHaveURL(`${address}/account`);
}

async function signInWithPasskey(page: Page, address: string): Promise<void> {
  await addVirtualAuthenticator(page);
  await page.goto(`${address}/account/methods/passkey`);
  await page.getByLabel(t('passkeys.name')).fill('Laptop');
  await page.getByLabel(t('accounts.password'), { exact: true }).fill('correct horse battery');
  await page.getByRole('button', { name: t('passkeys.create') }).click();
  await expect(page.getByRole('heading', { level: 1, name: t('passkeys.added') })).toBeVisible();
  await signOut(page);
  await page.goto(`${address}/sign-in`);
  await page.getByRole('button', { name: t('passkeys.signIn') }).click();
  await expect(page).toHaveURL(`${address}/account`);
}

/** Each cookie must be for this path and this host alone, over TLS alone, and out of reach of scripts. */
async function expectOwnCookies(context: BrowserContext): Promise<void> {
  const cookies = await context.cookies();
  expect(cookies.length).toBeGreaterThan(0);
  for (const cookie of cookies) {
    expect(cookie).toMatchObject({ path: '/2fa', domain: 'localhost', secure: true, httpOnly: true });
    expect(cookie.name).toMatch(/^__Secure-/);
  }
}

/** Returns a list that gets every error of a page, and every request to another address. */
function listenForFaults(page: Page, address: string): string[] {
  const wrong: string[] = [];
  page.on('pageerror', (error) => wrong.push(error.message));
  page.on('response', (response) => {
    if (response.status() >= 500) wrong.push(`${response.status()} ${response.url()}`);
  });
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(`${address}/`) && !/^(?:data|blob):/.test(url)) wrong.push(`A request to ${url}`);
  });
  return wrong;
}
