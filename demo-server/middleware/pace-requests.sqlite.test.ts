import { request } from 'node:http';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { HOUR, SECOND } from '../../shared/durations.ts';
import { readRefusal } from '../testing/browser.ts';
import { startTestSite, type TestSite } from '../testing/test-site.ts';
import { DEFAULT_LIMITS, type Limit, steady } from '../throttle/limits.ts';
import { Pacing } from '../throttle/pacing.ts';

const PASSWORD = 'correct horse battery';
const ANN_FROM = '198.51.100.1';
const EVE_FROM = '203.0.113.1';

/** A site behind a proxy. Its clock of requests stands still, and a wait is recorded in place of waiting. */
async function sitePaced(limit: Limit) {
  const waits: number[] = [];
  const pacing = new Pacing(
    limit,
    () => 0,
    async (ms) => {
      waits.push(ms);
    },
  );
  return { waits, site: await startTestSite({ pacing, trustedProxies: 1 }) };
}

/** Sends a request from a network. */
function from(site: TestSite, network: string, path: string, body?: object): Promise<Response> {
  return site.newBrowser().fetch(path, {
    method: body ? 'POST' : 'GET',
    headers: { 'X-Forwarded-For': network, ...(body && { 'Content-Type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
  });
}

test('thirty people behind one address can all sign in at once beside others', async () => {
  const { site, waits } = await sitePaced(DEFAULT_LIMITS.requests);
  const people = Array.from({ length: 30 }, (_, index) => `person${index}@example.com`);
  await Promise.all(
    people.map((email) =>
      from(site, ANN_FROM, '/api/auth/sign-up/email', { name: 'Person', email, password: PASSWORD }),
    ),
  );
  const statuses = await Promise.all(
    people.map(async (email) => {
      const before = await from(site, EVE_FROM, '/api/auth/get-session');
      const signedIn = await from(site, EVE_FROM, '/api/auth/sign-in/email', { email, password: PASSWORD });
      const after = await from(site, EVE_FROM, '/api/auth/get-session');
      return [before, signedIn, after].map(({ status }) => status);
    }),
  );
  expect(statuses).toEqual(people.map(() => [200, 200, 200]));
  expect(waits).toEqual([]);
});

test('a network with too many requests waits, then gets a refusal before anything is read or stored', async () => {
  const { site, waits } = await sitePaced(steady(1, HOUR));
  const guess = { email: 'ann@example.com', password: 'a wrong password' };
  const signIn = (network: string) => from(site, network, '/api/auth/sign-in/email', guess);
  expect((await signIn(ANN_FROM)).status).toBe(401);
  expect((await signIn(EVE_FROM)).status).toBe(401);
  const stored = () => site.database.query('select * from throttles order by key');
  const before = await stored();
  const refused = await signIn(EVE_FROM);
  expect(refused.headers.get('Retry-After')).toBe('3600');
  expect(await readRefusal(refused)).toMatchObject({
    status: 429,
    code: 'TOO_MANY_REQUESTS',
    retryAfter: 3600,
  });
  expect(waits).toEqual([2 * SECOND]);
  expect(await stored()).toEqual(before);
  expect(site.log()).not.toContain('a request failed');

  // The refusal does not wait for the body.
  expect(await statusWithoutBody(site.server.address)).toBe(429);
  // Whoever asks less often is not affected, and neither are probes from the same network.
  expect((await from(site, '198.51.100.2', '/api/auth/get-session')).status).toBe(200);
  expect((await from(site, EVE_FROM, '/readyz')).status).toBe(200);
});

test('a request of a class counts for its class, and a forged token changes nothing', async () => {
  const { site, waits } = await sitePaced(steady(20, HOUR));
  const teacher = site.newBrowser();
  const { token } = await teacher.send('openClass');
  site.issued.token(token);
  const ask = async (path: string, bearer: string) => {
    const headers = { 'X-Forwarded-For': EVE_FROM, Authorization: `Bearer ${bearer}` };
    return (await site.newBrowser().fetch(path, { headers })).status;
  };
  const statuses = async (path: string, bearer: string, times: number) => {
    const all: number[] = [];
    for (let sent = 0; sent < times; sent += 1) all.push(await ask(path, bearer));
    return all;
  };
  // The address has all its 20 requests but two: 20 of the class cost it as much as two of its own.
  expect(new Set(await statuses('/api/class', token, 20))).toEqual(new Set([200]));
  expect(new Set(await statuses('/api/auth/get-session', token, 18))).toEqual(new Set([200]));
  expect(await ask('/api/auth/get-session', token)).toBe(429);
  // Its class has none left either, and so has each invented one.
  expect(await ask('/api/class', token)).toBe(429);
  expect(await ask('/api/class', `${token.slice(0, -2)}AA`)).toBe(429);
  expect(waits.length).toBeGreaterThan(0);
});

test('a request whose client has gone while it waited is not carried out', async () => {
  let endWait: (() => void) | undefined;
  const pacing = new Pacing(
    steady(1, SECOND),
    () => 0,
    (_ms, signal) =>
      new Promise((end) => {
        endWait = end;
        signal.addEventListener('abort', () => end());
      }),
  );
  const site = await startTestSite({ pacing, trustedProxies: 1 });
  await from(site, ANN_FROM, '/readyz');
  const signUp = { name: 'Eve', email: 'eve@example.com', password: PASSWORD };
  await from(site, EVE_FROM, '/api/auth/get-session');
  const leaving = new AbortController();
  const left = site
    .newBrowser()
    .fetch('/api/auth/sign-up/email', {
      method: 'POST',
      headers: { 'X-Forwarded-For': EVE_FROM, 'Content-Type': 'application/json' },
      body: JSON.stringify(signUp),
      signal: leaving.signal,
    })
    .catch((error: Error) => error.name);
  while (!endWait) await nextTurn();
  leaving.abort();
  expect(await left).toBe('AbortError');
  expect((await from(site, ANN_FROM, '/api/auth/get-session')).status).toBe(200);
  expect(await site.store.users.byEmail(signUp.email)).toBeUndefined();
  expect(site.log()).not.toContain('a request failed');
});

/** Announces a body and never sends it. @returns the status of the answer */
function statusWithoutBody(address: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const sent = request(
      new URL('/api/auth/sign-in/email', address),
      {
        method: 'POST',
        headers: {
          Origin: address,
          'Content-Type': 'application/json',
          'Content-Length': 1000,
          'X-Forwarded-For': EVE_FROM,
        },
      },
      (response) => {
        resolve(response.statusCode);
        sent.destroy();
      },
    );
    sent.on('error', reject);
    sent.flushHeaders();
  });
}
