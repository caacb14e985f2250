import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { Browser } from '../testing/browser.ts';
import { type ServerProcess, startQuickServer } from '../testing/server-process.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { databaseFor } from '../testing/test-database.ts';
import { authenticator } from '../testing/test-site.ts';

const PEOPLE = 6;
const DEATHS = 4;
const PASSWORD = 'correct horse battery';

/** A backup code that was sent, and its result. `unknown`: the server was killed before it answered. */
interface Spent {
  code: string;
  outcome: 'accepted' | 'unknown';
  /** Signed in with it. */
  browser: Browser;
}

interface Person {
  email: string;
  userId: string;
  /** Not sent yet. */
  codes: string[];
  spent: Spent[];
}

test('a server killed under load loses nothing it acknowledged, and no one-time code works twice', async () => {
  const data = temporaryFolder();
  const database = await databaseFor(data);
  const start = () => startQuickServer(data, database.env);

  let server = start();
  const people = await Promise.all(
    Array.from({ length: PEOPLE }, async (_, index) =>
      enrol(await server.address, `user${index}@example.com`),
    ),
  );
  const signedUp: string[] = [];
  for (let death = 0; death < DEATHS; death += 1) {
    await underLoad(server, people, signedUp, `round${death}`, async () => {
      // After the first sign-in with a code.
      await expect.poll(() => people.some(({ spent }) => spent.length > 0), { interval: 20 }).toBe(true);
      await sleep(Math.random() * 400);
      server.child.kill('SIGKILL');
    });
    await server.ended;
    server = start();
  }

  const address = await server.address;
  const newBrowser = () => new Browser(address, address);
  expect(people.flatMap(({ spent }) => spent).some(({ outcome }) => outcome === 'accepted')).toBe(true);
  for (const email of signedUp)
    expect((await newBrowser().call('signInEmail', { email, password: PASSWORD })).status).toBe(200);

  for (const { email, userId, spent } of people) {
    const accepted = spent.filter(({ outcome }) => outcome === 'accepted');
    for (const { browser } of accepted) {
      const session = await browser.at(address).send('getSession');
      expect(session?.user.id).toBe(userId);
    }
    // At most three in a row are wrong: a fifth wrong code would lock the account.
    const again = [...accepted.slice(-2), ...spent.filter(({ outcome }) => outcome === 'unknown').slice(-1)];
    for (const { code, outcome } of again) {
      const browser = newBrowser();
      await browser.send('signInEmail', { email, password: PASSWORD });
      const { status } = await browser.call('verifyBackupCode', { code });
      expect(outcome === 'accepted' ? [401] : [200, 401]).toContain(status);
    }
    // Each used code has exactly one audit entry, and was sent before.
    const [row] = await database.query(
      `select count(*) as gone from backup_codes join backup_code_sets on backup_code_sets.id = set_id
       where user_id = $1 and used_at is not null`,
      userId,
    );
    const audited = await database.query(
      "select id from audit_events where user_id = $1 and kind = 'backup-code' and outcome = 'success'",
      userId,
    );
    expect(Number(row?.gone)).toBe(audited.length);
    expect(audited.length).toBeGreaterThanOrEqual(accepted.length);
    expect(audited.length).toBeLessThanOrEqual(spent.length);
  }
});

async function enrol(address: string, email: string): Promise<Person> {
  const browser = new Browser(address, address);
  const { user } = await browser.send('signUpEmail', { name: 'User', email, password: PASSWORD });
  const { totpURI, backupCodes } = await browser.send('beginEnrolment', { password: PASSWORD });
  await browser.send('verifyTotp', { code: authenticator(totpURI)(Date.now()) });
  return { email, userId: user.id, codes: backupCodes, spent: [] };
}

/** Each user signs in with one backup code after another, while others sign up, until the server is killed. */
async function underLoad(
  server: ServerProcess,
  people: Person[],
  signedUp: string[],
  round: string,
  kill: () => Promise<void>,
): Promise<void> {
  const address = await server.address;
  const spending = people.map(async (person) => {
    for (;;) {
      const browser = new Browser(address, address);
      if (!(await answers(browser.call('signInEmail', { email: person.email, password: PASSWORD })))) return;
      const code = person.codes.pop();
      if (code === undefined) return;
      const isAccepted = await answers(browser.call('verifyBackupCode', { code }));
      person.spent.push({ code, outcome: isAccepted ? 'accepted' : 'unknown', browser });
    }
  });
  const signingUp = (async () => {
    for (let index = 0; ; index += 1) {
      const email = `${round}-${index}@example.com`;
      const body = { name: 'New', email, password: PASSWORD };
      if (!(await answers(new Browser(address, address).call('signUpEmail', body)))) return;
      signedUp.push(email);
    }
  })();
  await Promise.all([kill(), ...spending, signingUp]);
}

/** Returns true if the server confirmed the request, and false if it was killed before. Any other answer is a fault. */
async function answers(call: Promise<Response>): Promise<boolean> {
  const response = await call.catch(() => undefined);
  if (response === undefined) return false;
  expect(response.status).toBe(200);
  return true;
}
