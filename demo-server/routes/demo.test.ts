import { expect, test } from 'vitest';
import { HOUR, MINUTE } from '../../shared/durations.ts';
import { DEFAULT_BACKUP_CODES, demoRoutes } from '../contract/index.ts';
import { openApiDocument } from '../openapi/document.ts';
import { ConfigError } from '../settings/config.ts';
import { readConfig } from '../settings/read-config.ts';
import type { Browser } from '../testing/browser.ts';
import { ANN, ANN_SIGN_IN, authenticator, startTestSite, wrongCode } from '../testing/test-site.ts';

async function demo(browser: Browser, path: string, body?: unknown) {
  const response = await browser.fetch(`/demo/${path}`, {
    ...(body !== undefined && {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'Content-Type': 'application/json' },
    }),
  });
  return { status: response.status, body: await response.json() };
}

test('without DEMO_CONTROLS there are no routes under /demo, and the API description has none', async () => {
  const browser = (await startTestSite()).newBrowser();
  for (const { method, path } of Object.values(demoRoutes)) {
    const response = await browser.fetch(path, {
      method,
      ...(method === 'POST' && { body: '{}', headers: { 'Content-Type': 'application/json' } }),
    });
    expect({ path, status: response.status }).toEqual({ path, status: 404 });
  }
  const description = await (await browser.fetch('/api/openapi.json')).text();
  expect(description).not.toContain('/demo/clock');
});

test('with DEMO_CONTROLS the API description has all of them', async () => {
  const site = await startTestSite({ demoControls: true });
  const description = await (await site.newBrowser().fetch('/api/openapi.json')).json();
  expect(description).toEqual(JSON.parse(JSON.stringify(openApiDocument(site.server.address, true))));
  for (const { path } of Object.values(demoRoutes)) expect(description.paths).toHaveProperty([path]);
});

test('production does not start with DEMO_CONTROLS', () => {
  const env = {
    COUNTERSIGN_ENV: 'production',
    COUNTERSIGN_BASE_URL: 'https://2fa.example.com',
    DEMO_CONTROLS: '1',
  };
  expect(() => readConfig([], env)).toThrow(ConfigError);
  expect(() => readConfig([], env)).toThrow(/DEMO_CONTROLS is 1; in production/);
  expect(() => readConfig([], { DEMO_CONTROLS: 'yes' })).toThrow(
    'DEMO_CONTROLS is "yes"; it must be 1 or 0.',
  );
});

test('replies have the time of the moved clock, so that pages count down to the same time', async () => {
  const site = await startTestSite({ demoControls: true });
  const browser = site.newBrowser();
  await demo(browser, 'clock', { advanceMs: HOUR });
  const { headers } = await browser.fetch('/api/auth/get-session');
  expect(headers.get('Date')).toBe(new Date(site.clock.now + HOUR).toUTCString());
});

test('a seeded user signs in with the current code, and moving the clock affects everyone', async () => {
  const site = await startTestSite({ demoControls: true });
  const browser = site.newBrowser();
  const seeded = await demo(browser, 'seed', { people: [{ ...ANN, twoFactor: true }] });
  expect(seeded.status).toBe(200);
  const [{ totpURI, backupCodes }] = seeded.body.people;
  expect(backupCodes).toHaveLength(DEFAULT_BACKUP_CODES);
  const codeOf = authenticator(totpURI);

  expect(await browser.send('signInEmail', ANN_SIGN_IN)).toMatchObject({ twoFactorRedirect: true });
  await browser.send('verifyTotp', { code: codeOf(site.clock.now) });

  const moved = await demo(browser, 'clock', { advanceMs: 5 * HOUR });
  expect(moved.body).toEqual({ now: new Date(site.clock.now + 5 * HOUR).toISOString(), offsetMs: 5 * HOUR });
  const other = site.newBrowser();
  await other.send('signInEmail', ANN_SIGN_IN);
  expect(await other.refusal('verifyTotp', { code: codeOf(site.clock.now) })).toMatchObject({ status: 401 });
  await other.send('verifyTotp', { code: codeOf(site.clock.now + 5 * HOUR) });
});

test('the lifetime of a cookie follows the server’s moved clock', async () => {
  const site = await startTestSite({ demoControls: true });
  const browser = site.newBrowser();
  await demo(browser, 'seed', { people: [{ ...ANN, twoFactor: true }] });
  await demo(browser, 'clock', { advanceMs: 72 * HOUR });
  const { headers } = await site.newBrowser().call('signInEmail', ANN_SIGN_IN);
  const [, expires = ''] = /expires=([^;]+)/.exec(headers.getSetCookie()[0] ?? '') ?? [];
  expect(Date.parse(expires) - Date.parse(headers.get('Date') ?? '')).toBe(10 * MINUTE);
});

test('reset deletes all accounts and resets clock and faults', async () => {
  const site = await startTestSite({ demoControls: true });
  const browser = site.newBrowser();
  await demo(browser, 'seed', { people: [{ ...ANN, twoFactor: true }] });
  await demo(browser, 'clock', { advanceMs: HOUR });
  await demo(browser, 'faults', { clockSkewMs: 90_000, mailDown: true });
  expect((await demo(browser, 'reset', {})).body).toEqual({ success: true });

  expect((await demo(browser, 'clock')).body).toMatchObject({ offsetMs: 0 });
  expect((await demo(browser, 'faults')).body).toEqual({ mailDown: false, storeDelayMs: 0, clockSkewMs: 0 });
  expect((await demo(browser, 'outbox')).body).toEqual({ mails: [] });
  expect((await demo(browser, 'audit')).body).toEqual({ events: [] });
  expect(await browser.refusal('signInEmail', ANN_SIGN_IN)).toMatchObject({ status: 401 });
  await browser.send('signUpEmail', ANN);
});

test('mail is queued while delivery is off, and delivered when it is on again', async () => {
  const site = await startTestSite({ demoControls: true });
  const browser = site.newBrowser();
  const first = { ...ANN, email: 'first@example.com', twoFactor: true };
  await demo(browser, 'seed', { people: [first] });
  site.clock.now += 1000;
  await demo(browser, 'faults', { mailDown: true });
  await demo(browser, 'seed', { people: [{ ...ANN, twoFactor: true }] });
  const down = await demo(browser, 'outbox');
  expect(down.body.mails).toMatchObject([
    { recipient: first.email, kind: 'two-factor-enabled', delivered: true },
    { recipient: ANN.email, kind: 'two-factor-enabled', delivered: false },
  ]);
  await demo(browser, 'faults', { mailDown: false });
  const up = await demo(browser, 'outbox');
  expect(up.body.mails).toMatchObject([{ delivered: true }, { delivered: true }]);
});

test('a slow store answers late but correctly; a skewed clock changes the time, not the offset', async () => {
  const site = await startTestSite({ demoControls: true });
  const browser = site.newBrowser();
  await demo(browser, 'faults', { storeDelayMs: 40, clockSkewMs: -HOUR });
  const startedAt = performance.now();
  await browser.send('signUpEmail', ANN);
  // Reading the account, and writing it, its session and its event, are one statement each.
  expect(performance.now() - startedAt).toBeGreaterThan(80);
  expect((await demo(browser, 'clock')).body).toEqual({
    now: new Date(site.clock.now - HOUR).toISOString(),
    offsetMs: 0,
  });
});

test('the audit log shows all events by address, without secrets', async () => {
  const site = await startTestSite({ demoControls: true });
  const browser = site.newBrowser();
  const seeded = await demo(browser, 'seed', { people: [{ ...ANN, twoFactor: true }] });
  await browser.send('signInEmail', ANN_SIGN_IN);
  site.clock.now += 1000;
  const uri = seeded.body.people[0].totpURI;
  const wrong = wrongCode(authenticator(uri), site.clock.now);
  await browser.refusal('verifyTotp', { code: wrong });
  const { events } = (await demo(browser, 'audit')).body;
  expect(events).toContainEqual(
    expect.objectContaining({ email: ANN.email, kind: 'sign-up', outcome: 'success' }),
  );
  expect(events.at(-1)).toMatchObject({ email: ANN.email, outcome: 'failure', reason: 'wrong-code' });
  const text = JSON.stringify(events);
  for (const { totpURI, backupCodes } of seeded.body.people) {
    for (const secret of [totpURI, ANN.password, wrong, ...backupCodes]) expect(text).not.toContain(secret);
  }
});

test.each([
  ['clock', { advanceMs: 'soon' }],
  ['clock', { advanceMs: 1e15 }],
  ['faults', { storeDelayMs: -1 }],
  ['seed', { people: [] }],
])('refuses %s with %o with a sentence', async (path, body) => {
  const browser = (await startTestSite({ demoControls: true })).newBrowser();
  expect(await demo(browser, path, body)).toMatchObject({ status: 400, body: { code: 'VALIDATION_ERROR' } });
});
