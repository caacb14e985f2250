import { randomBytes } from 'node:crypto';
import { expect, onTestFinished, test } from 'vitest';
import { MINUTE } from '../../shared/durations.ts';
import {
  DEFAULT_BACKUP_CODES,
  FEW_BACKUP_CODES,
  LEAST_BACKUP_CODES,
  MOST_BACKUP_CODES,
} from '../contract/index.ts';
import { KEY_BYTES, KeyRing } from '../keys/key-ring.ts';
import { PasswordPool } from '../passwords/password-pool.ts';
import { auditOf, noticesTo } from '../testing/records.ts';
import { TEST_PASSWORD_COST } from '../testing/test-password-cost.ts';
import {
  ANN,
  ANN_SIGN_IN,
  authenticator,
  STEP_MS,
  siteWithAnnEnrolled,
  startTestSite,
} from '../testing/test-site.ts';
import { matchBackupCode, newBackupCodes } from './backup-codes.ts';

test('backup codes use unambiguous symbols, are shown once, and are stored as hashes', async () => {
  const { ann, backupCodes, database } = await siteWithAnnEnrolled();
  expect(new Set(backupCodes).size).toBe(DEFAULT_BACKUP_CODES);
  for (const code of backupCodes) expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);

  const rows = await database.query('select hash from backup_codes');
  expect(rows).toHaveLength(DEFAULT_BACKUP_CODES);
  for (const { hash } of rows) expect(hash).toMatch(/^\$2[aby]\$/);
  const stored = await database.everything();
  for (const code of backupCodes) {
    expect(stored).not.toContain(code);
    expect(stored).not.toContain(code.replace('-', ''));
  }
  expect(await ann.send('getBackupCodes')).toEqual({
    remaining: DEFAULT_BACKUP_CODES,
    few: false,
    saved: false,
    perSet: DEFAULT_BACKUP_CODES,
    madeAt: expect.any(String),
  });
});

test('accepts a code once; wrong and used codes get the same answer', async () => {
  const { pending, backupCodes, store } = await siteWithAnnEnrolled();
  const [code = ''] = backupCodes;
  const browser = await pending();
  const before = browser.token;
  const { user } = await browser.send('verifyBackupCode', { code });
  expect(user).toMatchObject({
    email: ANN.email,
    backupCodes: { remaining: DEFAULT_BACKUP_CODES - 1, few: false },
  });
  expect(browser.token).not.toBe(before);
  expect(await browser.send('getSession')).not.toBeNull();

  const used = await (await pending()).refusal('verifyBackupCode', { code });
  const wrong = await (await pending()).refusal('verifyBackupCode', { code: '0000-0000' });
  expect(used).toMatchObject({ status: 401, code: 'INVALID_BACKUP_CODE', attemptsLeft: 4 });
  expect({ ...wrong, attemptsLeft: 4 }).toEqual(used);
  const events = await auditOf(store);
  expect(events.filter(({ kind }) => kind === 'backup-code').map(({ reason }) => reason)).toEqual(
    expect.arrayContaining([null, 'replayed-code', 'wrong-code']),
  );
  expect(await noticesTo(store)).toContain('backup-code-used');
});

test('reads a code in any case, with or without the hyphen', async () => {
  const { pending, backupCodes } = await siteWithAnnEnrolled();
  const typings: ((code: string) => string)[] = [
    (code) => code.toLowerCase(),
    (code) => code.replace('-', ''),
    (code) => `  ${code.split('').join(' ')} `,
    (code) => code.replace('-', '–').replaceAll('0', 'o'),
    (code) => code.replaceAll('0', 'O').replaceAll('1', 'l'),
    (code) => code.toLowerCase().replaceAll('1', 'i'),
  ];
  for (const [index, typed] of typings.entries()) {
    await (await pending()).send('verifyBackupCode', { code: typed(backupCodes[index] ?? '') });
  }
});

test('refuses a malformed code without using up an attempt', async () => {
  const { pending } = await siteWithAnnEnrolled();
  const browser = await pending();
  for (const code of [
    '',
    '1234-567',
    '1234-56789',
    'UUUU-UUUU',
    '１２３４-５６７８',
    '1234_5678',
    'x'.repeat(10_000),
    12345678,
    ['1234-5678'],
    null,
    undefined,
  ]) {
    expect(await browser.refusal('verifyBackupCode', { code })).toMatchObject({
      status: 400,
      code: 'MALFORMED_BACKUP_CODE',
    });
  }
  expect(await browser.refusal('verifyBackupCode', { code: '0000-0000' })).toMatchObject({ attemptsLeft: 4 });
});

test('of twenty sign-ins at once with the same code, one succeeds', async () => {
  const { pending, backupCodes, store } = await siteWithAnnEnrolled();
  const browsers = await Promise.all(Array.from({ length: 20 }, () => pending()));
  const [code] = backupCodes;
  const statuses = await Promise.all(
    browsers.map(async (browser) => (await browser.call('verifyBackupCode', { code })).status),
  );
  expect(statuses.filter((status) => status === 200)).toHaveLength(1);
  expect(statuses.every((status) => [200, 401, 429].includes(status))).toBe(true);
  expect((await noticesTo(store)).filter((kind) => kind === 'backup-code-used')).toHaveLength(1);
});

test('rejects the backup codes of an unconfirmed key', async () => {
  const { newBrowser } = await startTestSite();
  const ann = newBrowser();
  await ann.send('signUpEmail', ANN);
  const { backupCodes } = await ann.send('beginEnrolment', { password: ANN.password });
  expect(await ann.send('getBackupCodes')).toMatchObject({ remaining: 0, madeAt: null });
  expect(await ann.refusal('stepUp', { backupCode: backupCodes[0] })).toMatchObject({
    code: 'TWO_FACTOR_NOT_ENABLED',
  });
  expect(await ann.refusal('acknowledgeBackupCodes')).toMatchObject({ code: 'TWO_FACTOR_NOT_ENABLED' });
});

test('rejects the backup code of another account', async () => {
  const { newBrowser, clock, backupCodes } = await siteWithAnnEnrolled();
  const eve = newBrowser();
  const account = { name: 'Eve', email: 'eve@example.com', password: 'another password' };
  await eve.send('signUpEmail', account);
  const codeOf = authenticator((await eve.send('beginEnrolment', { password: account.password })).totpURI);
  await eve.send('verifyTotp', { code: codeOf(clock.now) });
  await eve.send('signInEmail', { email: account.email, password: account.password });
  expect(await eve.refusal('verifyBackupCode', { code: backupCodes[0] })).toMatchObject({
    code: 'INVALID_BACKUP_CODE',
  });
});

test('warns the owner on the page and by mail when three codes are left', async () => {
  const { pending, backupCodes, store } = await siteWithAnnEnrolled();
  for (const [used, code] of backupCodes.slice(0, 7).entries()) {
    const { user } = await (await pending()).send('verifyBackupCode', { code });
    expect(user.backupCodes).toMatchObject({
      remaining: DEFAULT_BACKUP_CODES - 1 - used,
      few: used === DEFAULT_BACKUP_CODES - 1 - FEW_BACKUP_CODES,
    });
  }
  expect((await noticesTo(store)).filter((kind) => kind === 'backup-codes-low')).toHaveLength(1);
});

test('“I have saved these codes” is recorded once per set', async () => {
  const { ann, store } = await siteWithAnnEnrolled();
  expect((await ann.send('getSession'))?.user.backupCodes).toMatchObject({ saved: false });
  await ann.send('acknowledgeBackupCodes');
  await ann.send('acknowledgeBackupCodes');
  expect((await ann.send('getSession'))?.user.backupCodes).toMatchObject({ saved: true });
  expect((await auditOf(store)).filter(({ kind }) => kind === 'backup-codes-saved')).toHaveLength(1);

  await ann.send('generateBackupCodes', { password: ANN.password });
  expect((await ann.send('getSession'))?.user.backupCodes).toMatchObject({
    saved: false,
    remaining: DEFAULT_BACKUP_CODES,
  });
});

test('new codes need the password and a recent second factor, replace the old ones, and notify the owner', async () => {
  const { ann, pending, newBrowser, clock, codeOf, backupCodes, store } = await siteWithAnnEnrolled();
  const [first = '', second = '', third = ''] = backupCodes;
  const other = await pending();
  await other.send('verifyBackupCode', { code: first });

  expect(await ann.refusal('generateBackupCodes', { password: 'not the password' })).toMatchObject({
    code: 'INVALID_PASSWORD',
  });
  clock.now += 5 * MINUTE;
  expect(await ann.refusal('generateBackupCodes', { password: ANN.password })).toMatchObject({
    status: 403,
    code: 'STEP_UP_REQUIRED',
  });
  const thief = ann.copy();
  const made = await ann.send('generateBackupCodes', { password: ANN.password, code: codeOf(clock.now) });
  expect(made).toMatchObject({ status: true, voided: 9 });
  expect(made.backupCodes).toHaveLength(DEFAULT_BACKUP_CODES);
  // All other sessions end, and the current one gets a new id.
  expect(await thief.send('getSession')).toBeNull();
  expect(await other.send('getSession')).toBeNull();
  expect(await ann.send('getStepUp')).not.toEqual({ provenUntil: null });

  expect(await (await pending()).refusal('verifyBackupCode', { code: second })).toMatchObject({
    code: 'INVALID_BACKUP_CODE',
  });
  expect(await (await pending()).refusal('verifyBackupCode', { code: third })).toMatchObject({ status: 401 });
  const browser = newBrowser();
  await browser.send('signInEmail', ANN_SIGN_IN);
  await browser.send('verifyBackupCode', { code: made.backupCodes[0] ?? '' });
  expect(await noticesTo(store)).toContain('backup-codes-generated');
});

test('disableSession uses up the code and does not finish the sign-in', async () => {
  const { pending, backupCodes, clock, codeOf } = await siteWithAnnEnrolled();
  const browser = await pending();
  const [code = ''] = backupCodes;
  const { user } = await browser.send('verifyBackupCode', { code, disableSession: true });
  expect(user.backupCodes?.remaining).toBe(9);
  expect(await browser.send('getSession')).toBeNull();
  expect((await browser.send('getSecondStep')).pending).not.toBeNull();
  await browser.send('verifyTotp', { code: codeOf(clock.now + STEP_MS) });

  // In a full session it is not a step-up.
  clock.now += 5 * MINUTE;
  const { token } = browser;
  await browser.send('verifyBackupCode', { code: backupCodes[1] ?? '', disableSession: true });
  expect(browser.token).toBe(token);
  expect(await browser.send('getStepUp')).toEqual({ provenUntil: null });
});

test.each([LEAST_BACKUP_CODES, MOST_BACKUP_CODES])('a set can have %i codes', async (count) => {
  const { ann, backupCodes, pending } = await siteWithAnnEnrolled({ backupCodes: count });
  expect(new Set(backupCodes).size).toBe(count);
  await (await pending()).send('verifyBackupCode', { code: backupCodes.at(-1) ?? '' });
  expect(await ann.send('getBackupCodes')).toMatchObject({ remaining: count - 1, perSet: count, few: false });
  const made = await ann.send('generateBackupCodes', { password: ANN.password });
  expect({ made: made.backupCodes.length, voided: made.voided }).toEqual({ made: count, voided: count - 1 });
});

test('each attempt costs one slow comparison, whether right, wrong, used or without codes', async () => {
  const passwords = new CountingPool(TEST_PASSWORD_COST, 1);
  onTestFinished(() => passwords.close());
  const keys = new KeyRing(new Map([['k1', randomBytes(KEY_BYTES)]]));
  const turn = { client: 'network:192.0.2.7', account: 'ann' };
  const parts = { keys, passwords, backupCodes: 7 };
  const { shown, set, records } = await newBackupCodes(parts, 'ann', { now: 1 }, turn);
  const store = {
    backupCodes: {
      setOf: async (userId: string) => (userId === 'ann' ? { ...set, remaining: 7 } : undefined),
      byTag: async (_set: string, tag: number) => records.find((record) => record.tag === tag),
    },
  };
  const right = shown.map((code) => code.replace('-', ''));
  for (const code of [...right.slice(0, 3), '00000000', 'ZZZZZZZZ']) {
    passwords.compared = 0;
    const found = await matchBackupCode({ store, keys, passwords }, 'ann', code, turn);
    expect({ code: right.includes(code), found: found !== undefined }).toEqual({
      code: right.includes(code),
      found: right.includes(code),
    });
    expect(passwords.compared).toBe(1);
  }
  passwords.compared = 0;
  expect(await matchBackupCode({ store, keys, passwords }, 'bob', right[0] ?? '', turn)).toBeUndefined();
  expect(passwords.compared).toBe(1);
});

class CountingPool extends PasswordPool {
  compared = 0;

  override matchesCode(...offered: Parameters<PasswordPool['matchesCode']>): Promise<boolean> {
    this.compared += 1;
    return super.matchesCode(...offered);
  }
}
