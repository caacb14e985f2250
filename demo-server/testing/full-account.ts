import { expect } from 'vitest';
import { DAY, MINUTE } from '../../shared/durations.ts';
import { DEFAULT_RECOVERY } from '../recovery/settings.ts';
import { ACCOUNT_DATA } from '../store/account-data-columns.ts';
import { DEFAULT_LIMITS, steady } from '../throttle/limits.ts';
import type { Browser } from './browser.ts';
import { newestMail, tokenIn } from './mailbox.ts';
import { SoftwareAuthenticator } from './software-authenticator.ts';
import { newStaff, type Staff } from './staff.ts';
import {
  ANN,
  ANN_SIGN_IN,
  authenticator,
  proveAddress,
  STEP_MS,
  startTestSite,
  type TestSite,
  wrongCode,
} from './test-site.ts';

const { email, password } = ANN;

/** Where Ann is seen from, in every row of hers. No other row has these. */
export const ANN_SEEN = { address: '203.0.113.77', userAgent: 'Ann’s own browser' };
/** More that names Ann. */
export const ANN_PHONE = '+4915155500177';
export const ANN_WORDS = 'My telephone fell into the lake.';

/** A site where Ann has rows in every table that can belong to an account, and where one person is an admin. */
export interface FullAccount extends TestSite {
  ada: Staff;
  ann: Browser;
  id: string;
  codeOf: (nowMs: number) => string;
}

export async function siteWithFullAccount(): Promise<FullAccount> {
  const site = await startTestSite({
    limits: { ...DEFAULT_LIMITS, network: steady(5000, MINUTE) },
    recovery: { ...DEFAULT_RECOVERY, securityQuestions: true, waitMs: DAY },
    methods: ['passkey', 'totp', 'sms', 'email'],
  });
  const { clock, store, newBrowser } = site;
  const ada = await newStaff(site, 'Ada', 'admin');
  const ann = newBrowser();
  const { user } = await ann.send('signUpEmail', ANN);
  await proveAddress(site, email);
  const codeOf = authenticator((await ann.send('beginEnrolment', { password })).totpURI);
  await ann.send('verifyTotp', { code: codeOf(clock.now) });
  const device = new SoftwareAuthenticator(site.server.address.replace('127.0.0.1', 'localhost'));
  const response = device.create(await ann.send('beginPasskeyRegistration', { password }));
  await ann.call('finishPasskeyRegistration', { response, name: 'Ann’s key' });
  await ann.send('addMethod', { method: 'sms', to: ANN_PHONE, password });
  await ann.send('confirmMethod', { method: 'sms', code: await codeTo(ann, ANN_PHONE) });
  const questions = ['A', 'B', 'C'].map((own) => ({ question: { own }, answer: `answer ${own}` }));
  await ann.send('setSecurityQuestions', { password, questions });

  clock.now += STEP_MS;
  const trusted = newBrowser();
  await trusted.send('signInEmail', ANN_SIGN_IN);
  await trusted.send('verifyTotp', { code: codeOf(clock.now), trustDevice: true });
  await trusted.send('addAddress', { email: 'ann@new.example', password });
  await trusted.send('beginPasskeyRegistration', { password });
  const pending = newBrowser();
  await pending.send('signInEmail', ANN_SIGN_IN);
  clock.now += MINUTE;
  await pending.send('sendCode', { method: 'sms' });
  await pending.send('requestOwnRecovery');
  await pending.send('requestSupport', { reason: ANN_WORDS });
  await pending.refusal('verifyTotp', { code: wrongCode(codeOf, clock.now) });
  clock.now += STEP_MS;
  await ann.send('stepUp', { code: codeOf(clock.now) });
  await ann.send('requestPasswordReset', { email });
  tokenIn(await newestMail(ann, email, 'reset-password'));

  // A right exists only while the account has no second factor.
  const right = { userId: user.id, tokenHash: 'the hash of a right', epoch: 0, createdAt: clock.now };
  await store.enrolmentRights.give({ ...right, expiresAt: clock.now + DAY });

  const full = { ...site, ada, ann, id: user.id, codeOf };
  await markRows(full);
  const empty = (await rowsOf(full)).filter(({ rows }) => rows.length === 0);
  expect(empty.map(({ table }) => table)).toEqual([]);
  expect(await store.users.byId(user.id)).toBeDefined();
  return full;
}

/** Returns a text code. */
async function codeTo(browser: Browser, recipient: string): Promise<string> {
  const { text } = await newestMail(browser, recipient, 'second-factor-code');
  return /\d{6}/.exec(text.replaceAll(/(\d{3}) (\d{3})/g, '$1$2'))?.[0] ?? '';
}

/** A name as the database has it. */
export function inDatabase(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** Returns the rows of an account in every table that can have some. */
export async function rowsOf({ database, id }: Pick<FullAccount, 'database' | 'id'>) {
  const lists = [];
  for (const [table, use] of Object.entries(ACCOUNT_DATA)) {
    if ('ofNobody' in use) continue;
    const by = inDatabase(use.belongsBy);
    const owner = use.to ? `(select id from ${inDatabase(use.to)} where user_id = '${id}')` : `('${id}')`;
    const rows = await database.query(`select * from ${inDatabase(table)} where ${by} in ${owner}`);
    lists.push({ table: table as keyof typeof ACCOUNT_DATA, rows });
  }
  return lists;
}

/** Writes Ann's network and browser into all her rows, so that a search of the database finds every one of them. */
async function markRows({ database, id }: Pick<FullAccount, 'database' | 'id'>): Promise<void> {
  for (const [table, use] of Object.entries(ACCOUNT_DATA)) {
    if ('ofNobody' in use || !('address' in use.columns)) continue;
    await database.query(
      `update ${inDatabase(table)} set address = $1, user_agent = $2 where ${inDatabase(use.belongsBy)} = $3`,
      ANN_SEEN.address,
      ANN_SEEN.userAgent,
      id,
    );
  }
}

/** Returns the content of all tables as text, without what a database keeps of deleted rows. */
export async function contentOf({ database }: Pick<FullAccount, 'database'>): Promise<string> {
  const tables = await Promise.all(
    Object.keys(ACCOUNT_DATA).map(async (table) => [
      table,
      await database.query(`select * from ${inDatabase(table)}`),
    ]),
  );
  return JSON.stringify(tables);
}
