import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { Browser } from '../testing/browser.ts';
import { type MailServer, startMailServer } from '../testing/mail-server.ts';
import { startQuickServer } from '../testing/server-process.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { databaseFor, onPostgres } from '../testing/test-database.ts';
import { ANN } from '../testing/test-site.ts';
import { CLAIM_MS } from './courier.ts';

const PEOPLE = 12;

test('if a server is killed before it delivers a mail, the next server does', async () => {
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
  // Let the first server's claim and any wait after a failed attempt expire.
  await fetch(`${second}/demo/clock`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ advanceMs: CLAIM_MS }),
  });
  await expect
    .poll(() => mailServer.received.map(({ subject }) => subject).sort())
    .toEqual(['Confirm your email address', 'Reset your password']);
});

test.skipIf(!onPostgres)('several processes on one database send each message once', async () => {
  const mailServer = await startMailServer();
  const { start } = await siteWith(mailServer);
  const addresses = await Promise.all([start(), start()].map(({ address }) => address));
  const people = Array.from({ length: PEOPLE }, (_, index) => `user${index}@example.com`);
  await Promise.all(people.map((email, index) => signUp(addresses[index % addresses.length] ?? '', email)));
  await expect.poll(() => mailServer.received.length).toBe(PEOPLE);
  // Wait long enough for duplicates to arrive.
  await sleep(1000);
  const ids = mailServer.received.map(({ messageId }) => messageId);
  expect(new Set(ids).size).toBe(PEOPLE);
  expect(ids).toHaveLength(PEOPLE);
});

/** Creates a database and settings for any number of server processes. */
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
