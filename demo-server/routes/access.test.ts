import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { routePartsOf } from '../app.ts';
import { routes, STEP_UP_MS } from '../contract/index.ts';
import { NodeSqliteDialect } from '../store/sqlite-dialect.ts';
import { openStore } from '../store/store.ts';
import { type Browser, readRefusal } from '../testing/browser.ts';
import { idleParts } from '../testing/idle-parts.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { ANN_SIGN_IN, siteWithAnnEnrolled, startTestSite } from '../testing/test-site.ts';
import { apiRouter } from './index.ts';

/** The routes open to a pending session. A new route is closed to it until it is listed here. */
const OPEN_TO_PENDING = [
  'POST /api/auth/two-factor/verify-totp',
  'POST /api/auth/two-factor/verify-backup-code',
  'POST /api/auth/two-factor/send-otp',
  'POST /api/auth/two-factor/verify-otp',
  'POST /api/auth/passkey/generate-authenticate-options',
  'POST /api/auth/passkey/verify-authentication',
  'POST /api/auth/two-factor/cancel',
  'GET /api/auth/two-factor/pending',
  'POST /api/auth/sign-out',
  'GET /api/auth/get-session',
  'GET /api/auth/recovery/ways',
  'POST /api/auth/recovery/request-own',
  'GET /api/auth/support/request',
  'POST /api/auth/support/request',
  'POST /api/auth/support/cancel-own',
  // These need no session.
  'POST /api/auth/recovery/request',
  'POST /api/auth/recovery/view',
  'POST /api/auth/recovery/redeem',
  'POST /api/auth/recovery/view-set-up',
  'POST /api/auth/recovery/cancel',
  'POST /api/auth/support/cancel',
  'POST /api/auth/delete-user/cancel-by-link',
  'POST /api/auth/sign-up/email',
  'POST /api/auth/sign-in/email',
  'POST /api/auth/verify-email',
  'POST /api/auth/request-password-reset',
  'POST /api/auth/reset-password',
  'POST /api/class/open',
  'GET /api/class',
  'POST /api/class/lock',
  'POST /api/class/end',
  'POST /api/class/remove-pupil',
  'GET /api/class/attempts',
  'POST /api/class/reveal-key',
  'POST /api/class/join',
  'GET /api/class/pupil',
  'POST /api/class/enter-code',
  'POST /api/class/leave',
  'GET /api/outbox',
  'GET /healthz',
  'GET /readyz',
];

test('the router has exactly the routes of the contract', async () => {
  const contracted = Object.values(routes).map(({ method, path }) => `${method} ${path}`);
  expect((await mountedRoutes()).sort()).toEqual(contracted.sort());
});

test('a pending session can use the second step, and no other route that needs a session', async () => {
  const { newBrowser } = await siteWithAnnEnrolled();
  const browser = newBrowser();
  await browser.send('signInEmail', ANN_SIGN_IN);

  const closed = (await mountedRoutes()).filter((route) => !OPEN_TO_PENDING.includes(route));
  expect(closed).not.toHaveLength(0);
  for (const route of closed) {
    // A copy of the browser, so that no route can change the pending session.
    const response = await request(browser.copy(), route);
    expect({ route, ...(await readRefusal(response)) }).toMatchObject({
      route,
      status: 403,
      code: 'SECOND_FACTOR_REQUIRED',
    });
  }
});

test('refuses routes that need a step-up to a session without one, after any kind of sign-in', async () => {
  const { ann, newBrowser, clock } = await siteWithAnnEnrolled();
  clock.now += STEP_UP_MS;
  const bob = newBrowser();
  await bob.send('signUpEmail', { name: 'Bob', email: 'bob@example.com', password: 'another password' });
  const guarded = Object.values(routes).filter(({ access }) => access === 'proven');
  expect(guarded).not.toHaveLength(0);
  for (const { method, path } of guarded) {
    for (const browser of [ann, bob]) {
      const response = await request(browser.copy(), `${method} ${path}`);
      expect({ path, ...(await readRefusal(response)) }).toMatchObject({
        path,
        status: 403,
        code: 'STEP_UP_REQUIRED',
      });
    }
  }
});

test('refuses routes that need a session without one, and with an invented one', async () => {
  const { newBrowser } = await startTestSite();
  const open = Object.values(routes).filter(({ access }) => access === 'anyone');
  const needy = (await mountedRoutes()).filter(
    (route) => !open.some(({ method, path }) => route === `${method} ${path}`),
  );
  for (const route of needy) {
    for (const cookie of ['', 'countersign.session=', `countersign.session=${'A'.repeat(43)}`]) {
      const response = await request(newBrowser(), route, { Cookie: cookie });
      expect({ route, ...(await readRefusal(response)) }).toMatchObject({
        route,
        status: 401,
        code: 'UNAUTHORIZED',
      });
    }
  }
});

function request(browser: Browser, route: string, headers: Record<string, string> = {}): Promise<Response> {
  const [method = '', path = ''] = route.split(' ');
  return browser.fetch(path, {
    method,
    headers: { 'Content-Type': 'application/json', ...headers },
    ...(method === 'POST' && { body: '{"code":"123456","password":"a password"}' }),
  });
}

/** Returns the routes of the router. */
async function mountedRoutes(): Promise<string[]> {
  const store = await openStore(new NodeSqliteDialect(join(temporaryFolder(), 'countersign.db')));
  onTestFinished(() => store.close());
  return apiRouter(routePartsOf(idleParts(store))).stack.flatMap(({ methods, path }) =>
    methods.filter((method) => method !== 'HEAD').map((method) => `${method} ${String(path)}`),
  );
}
