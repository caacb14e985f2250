import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { Browser } from '../testing/browser.ts';
import { type MailServer, startMailServer } from '../testing/mail-server.ts';
import { startQuickServer } from '../testing/server-process.ts';
import { databaseFor, onPostgres } from '../testing/test-database.ts';
import { ANN, temporaryFolder } from '../testing/test-site.ts';
import { CLAIM_MS } from './courier.ts';

const PEOPLE = 12;

test('killed between a request and the delivery of its mail, the next server delivers it', async () => {
  const mailServer = await startMailServer();
  await mailServer.down();
  const { start } = await siteWith(mailServer);
  const first = start();
  const ann = await signUp(await first.address, ANN.email);
  await ann.send('requestPasswordReset', { email: ANN.email });
  first.child.kill('SIGKILL');
  await first.ended;
  expect(mailServer.received).toEqual([]);

  await mailServer.up();
  const second = await start().address;
  // Whatever the first one was doing, its claim on a message ends, and so does the wait after a try that failed.
  await fetch(`${second}/demo/clock`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ advanceMs: CLAIM_MS }),
  });
  await expect
    .poll(() => mailServer.received.map(({ subject }) => subject).sort(), { timeout: 20_000 })
    .toEqual(['Choose a new password', 'Confirm your e-mail address']);
}, 60_000);

test.skipIf(!onPostgres)(
  'several processes that share a database send each message once',
  async () => {
    const mailServer = await startMailServer();
    const { start } = await siteWith(mailServer);
    const addresses = await Promise.all([start(), start()].map(({ address }) => address));
    const people = Array.from({ length: PEOPLE }, (_, index) => `user${index}@example.com`);
    await Promise.all(people.map((email, index) => signUp(addresses[index % addresses.length] ?? '', email)));
    await expect.poll(() => mailServer.received.length, { timeout: 20_000 }).toBe(PEOPLE);
    // Whatever would come twice has had the time to.
    await sleep(1000);
    const ids = mailServer.received.map(({ messageId }) => messageId);
    expect(new Set(ids).size).toBe(PEOPLE);
    expect(ids).toHaveLength(PEOPLE);
  },
  60_000,
);

/** A database and a mail server, for as many server processes as a test starts. */
async function siteWith({ url }: MailServer) {
  const data = temporaryFolder();
  const database = await databaseFor(data);
  const env = {
    SMTP_URL: url,
    DEMO_CONTROLS: '1',
    ...database.env,
  };
  return { start: () => startQuickServer(data, env) };
}

async function signUp(address: string, email: string): Promise<Browser> {
  const browser = new Browser(address, address);
  await browser.send('signUpEmail', { ...ANN, email });
  return browser;
}
