import type { Role } from '../contract/index.ts';
import type { Browser } from './browser.ts';
import { authenticator, proveAddress, type TestSite } from './test-site.ts';

export const STAFF_PASSWORD = 'a password for staff';

/** A signed-in user with a role, who has just confirmed the second factor. */
export interface Staff {
  browser: Browser;
  id: string;
  email: string;
  /** Authenticator codes. */
  codeOf: (nowMs: number) => string;
}

/** Makes an account with a second factor, and gives it a role behind the server's back. */
export async function newStaff(site: TestSite, name: string, role: Role): Promise<Staff> {
  const { newBrowser, store, clock } = site;
  const browser = newBrowser();
  const email = `${name.toLowerCase()}@example.com`;
  const { user } = await browser.send('signUpEmail', { name, email, password: STAFF_PASSWORD });
  const { totpURI } = await browser.send('beginEnrolment', { password: STAFF_PASSWORD });
  const codeOf = authenticator(totpURI);
  await browser.send('verifyTotp', { code: codeOf(clock.now) });
  await proveAddress(site, email);
  await store.users.changeRole(user.id, role, clock.now);
  return { browser, id: user.id, email, codeOf };
}
