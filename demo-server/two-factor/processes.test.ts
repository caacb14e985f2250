import { expect, test } from 'vitest';
import { Browser } from '../testing/browser.ts';
import { startQuickServer } from '../testing/server-process.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { databaseFor, type TestDatabase } from '../testing/test-database.ts';
import { ANN, ANN_SIGN_IN, authenticator } from '../testing/test-site.ts';

const PROCESSES = 3;
const NOW = Date.UTC(2026, 10, 20, 12, 0, 0);

test('of many requests at once with the same code to several processes, one succeeds', async () => {
  const { newBrowsers, codeOf } = await annOnSeveralProcesses();
  const browsers = await signedInAsFarAsTheCode(newBrowsers(4));
  // The time step after the one that confirmed the key: in the window and not used yet.
  const code = codeOf(NOW + 30_000);
  const statuses = await Promise.all(
    browsers.map(async (browser) => (await browser.call('verifyTotp', { code })).status),
  );
  expect(statuses.filter((status) => status === 200)).toHaveLength(1);
  expect(statuses.every((status) => [200, 401, 429].includes(status))).toBe(true);
});

test('of two hundred guesses at once at several processes, five are compared', async () => {
  const { newBrowsers, codeOf, database } = await annOnSeveralProcesses();
  // Fewer at once than an account's free passwords: those that are being compared count.
  const browsers = await signedInAsFarAsTheCode(newBrowsers(6));
  const right = [-1, 0, 1, 2, 3].map((steps) => codeOf(NOW + steps * 30_000));
  const code = ['000000', '111111', '222222', '333333', '444444', '555555'].find((it) => !right.includes(it));
  const statuses = await Promise.all(
    Array.from({ length: 200 }, async (_, index) => {
      const browser = browsers[index % browsers.length]?.copy();
      return (await browser?.call('verifyTotp', { code }))?.status;
    }),
  );
  expect(statuses.filter((status) => status === 401)).toHaveLength(5);
  // On a busy computer some wait in vain for a connection of the database. They are refused, too.
  expect(statuses.filter((status) => status === 429 || status === 503)).toHaveLength(195);
  const compared = await database.query("select id from audit_events where reason = 'wrong-code'");
  expect(compared).toHaveLength(5);
});

/** Ann with two-factor authentication, and several servers on one database. */
async function annOnSeveralProcesses(): Promise<{
  newBrowsers: (each: number) => Browser[];
  codeOf: (nowMs: number) => string;
  database: TestDatabase;
}> {
  const data = temporaryFolder();
  const database = await databaseFor(data);
  // The processes' clocks stand still: a lock must not end while the requests are under way.
  const env = { ...database.env, QUICK_SERVER_NOW: String(NOW) };
  const addresses = await Promise.all(
    Array.from({ length: PROCESSES }, () => startQuickServer(data, env).address),
  );
  const ann = new Browser(addresses[0] ?? '', addresses[0] ?? '');
  await ann.send('signUpEmail', ANN);
  const codeOf = authenticator((await ann.send('beginEnrolment', { password: ANN.password })).totpURI);
  await ann.send('verifyTotp', { code: codeOf(NOW) });
  const newBrowsers = (each: number) =>
    addresses.flatMap((address) => Array.from({ length: each }, () => new Browser(address, address)));
  return { newBrowsers, codeOf, database };
}

async function signedInAsFarAsTheCode(browsers: Browser[]): Promise<Browser[]> {
  await Promise.all(browsers.map((browser) => browser.send('signInEmail', ANN_SIGN_IN)));
  return browsers;
}
