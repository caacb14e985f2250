import { expect, test } from 'vitest';
import { DAY, HOUR, MINUTE } from '../../shared/durations.ts';
import type { Store } from '../store/store.ts';
import type { Browser } from '../testing/browser.ts';
import { noticesTo } from '../testing/records.ts';
import {
  ANN,
  ANN_SIGN_IN,
  STEP_MS,
  siteWithAnnEnrolled,
  startTestSite,
  wrongCode,
} from '../testing/test-site.ts';
import { DEFAULT_LIMITS, limitFromText, steady } from '../throttle/limits.ts';

/** Keeps the network limit out of tests about the limits of an account. */
const WIDE_NETWORK = { limits: { ...DEFAULT_LIMITS, network: steady(100_000, 1000) } };

test('after five codes the wait doubles up to one hour, and Retry-After is exact', async () => {
  const { pending, clock, codeOf } = await siteWithAnnEnrolled();
  for (let free = 0; free < 5; free += 1) await guess(await pending(), codeOf, clock.now);

  for (const seconds of [30, 60, 120, 240, 480, 960, 1920, 3600, 3600]) {
    const browser = await pending();
    const response = await browser.call('verifyTotp', { code: codeOf(clock.now) });
    expect(response.status).toBe(429);
    expect(response.headers.get('Retry-After')).toBe(String(seconds));
    expect(await response.json()).toMatchObject({
      code: 'ACCOUNT_TEMPORARILY_LOCKED',
      retryAfter: seconds,
    });
    expect((await browser.send('getSecondStep')).pending?.retryAfter).toBe(seconds);

    clock.now += seconds * 1000 - 1;
    const early = await pending();
    expect((await early.call('verifyTotp', { code: codeOf(clock.now) })).headers.get('Retry-After')).toBe(
      '1',
    );
    clock.now += 1;
    await guess(await pending(), codeOf, clock.now);
  }
});

test('while locked, a right code gets the same answer as a wrong one and is not used up', async () => {
  const { pending, clock, codeOf, store } = await siteWithAnnEnrolled();
  const browser = await pending();
  const code = codeOf(clock.now + STEP_MS);
  for (let tried = 0; tried < 5; tried += 1) await guess(await pending(), codeOf, clock.now);

  const wrong = await browser.refusal('verifyTotp', { code: wrongCode(codeOf, clock.now) });
  expect(wrong.code).toBe('ACCOUNT_TEMPORARILY_LOCKED');
  // More often than a pending session allows: while codes are locked, its attempts are not used up.
  for (let tried = 0; tried < 6; tried += 1)
    expect(await browser.refusal('verifyTotp', { code })).toEqual(wrong);

  clock.now += 30_000;
  expect((await browser.call('verifyTotp', { code })).status).toBe(200);
  const reasons = await reasonsOf(store);
  expect(reasons.filter((reason) => reason === 'locked')).toHaveLength(7);
});

test('all sign-ins, factors, step-ups and settings share one count of attempts', async () => {
  const { ann, pending, clock, codeOf, store } = await siteWithAnnEnrolled();
  const code = wrongCode(codeOf, clock.now);
  const first = await pending();
  expect(await first.refusal('verifyTotp', { code })).toMatchObject({ attemptsLeft: 4 });
  const second = await pending();
  expect(await second.refusal('verifyBackupCode', { code: '0000-0000' })).toMatchObject({
    status: 401,
    code: 'INVALID_BACKUP_CODE',
    attemptsLeft: 3,
  });
  expect(await ann.refusal('stepUp', { code })).toMatchObject({ code: 'INVALID_CODE', attemptsLeft: 2 });
  expect(await ann.refusal('disableTwoFactor', { password: ANN.password, code })).toMatchObject({
    attemptsLeft: 1,
  });
  expect(
    await ann.refusal('generateBackupCodes', { password: ANN.password, backupCode: '00000000' }),
  ).toMatchObject({ code: 'INVALID_BACKUP_CODE', attemptsLeft: 0, retryAfter: 30 });

  for (const [name, body] of [
    ['verifyTotp', { code }],
    ['verifyBackupCode', { code: '0000-0000' }],
  ] as const) {
    expect(await (await pending()).refusal(name, body)).toMatchObject({
      status: 429,
      code: 'ACCOUNT_TEMPORARILY_LOCKED',
    });
  }
  expect(await ann.refusal('stepUp', { code })).toMatchObject({ code: 'ACCOUNT_TEMPORARILY_LOCKED' });
  // The owner gets one notice that someone who has the password is guessing codes.
  expect(await noticesTo(store)).toEqual(['two-factor-enabled', 'codes-slowed']);
});

test('a right code resets the count', async () => {
  const { pending, clock, codeOf } = await siteWithAnnEnrolled();
  for (let tried = 0; tried < 4; tried += 1) await guess(await pending(), codeOf, clock.now);
  await (await pending()).send('verifyTotp', { code: codeOf(clock.now) });
  expect(await (await pending()).refusal('verifyTotp', { code: wrongCode(codeOf, clock.now) })).toMatchObject(
    {
      attemptsLeft: 4,
    },
  );
});

test('after a hundred wrong codes in a row only a backup code unlocks the account', async () => {
  const { pending, clock, codeOf, backupCodes, database, store } = await siteWithAnnEnrolled();
  await guess(await pending(), codeOf, clock.now);
  await database.query("update throttles set failures = 98 where key like 'codes:%'");
  await guess(await pending(), codeOf, clock.now);
  clock.now += HOUR;
  const last = await (await pending()).refusal('verifyTotp', { code: wrongCode(codeOf, clock.now) });
  expect(last).toMatchObject({ status: 401, attemptsLeft: 0 });
  expect(last.retryAfter).toBeUndefined();
  expect(await noticesTo(store)).toContain('codes-locked');

  clock.now += DAY;
  const browser = await pending();
  const refused = await browser.call('verifyTotp', { code: codeOf(clock.now) });
  expect(refused.headers.get('Retry-After')).toBeNull();
  expect(await refused.json()).toMatchObject({
    code: 'SECOND_FACTOR_LOCKED',
    message: expect.stringContaining('backup code'),
  });
  expect((await browser.send('getSecondStep')).pending).toMatchObject({
    isCodeLocked: true,
    retryAfter: null,
    hasBackupCodes: true,
  });

  // Backup codes must wait, but are never locked.
  expect(await browser.refusal('verifyBackupCode', { code: '0000-0000' })).toMatchObject({
    retryAfter: 3600,
  });
  expect(await browser.refusal('verifyBackupCode', { code: backupCodes[0] })).toMatchObject({ status: 429 });
  clock.now += HOUR;
  const out = await pending();
  await out.send('verifyBackupCode', { code: backupCodes[0] ?? '' });
  expect((await (await pending()).call('verifyTotp', { code: codeOf(clock.now) })).status).toBe(200);
});

test('the count survives failed requests and a server restart', async () => {
  const { pending, server, data, database, clock, codeOf } = await siteWithAnnEnrolled();
  const browser = await pending();
  await database.query("update verifications set sealed_secret = 'v1.none.AAAA'");
  for (let tried = 0; tried < 5; tried += 1) {
    expect((await browser.call('verifyTotp', { code: codeOf(clock.now) })).status).toBe(500);
  }
  await server.close();

  const again = await startTestSite({ data });
  again.clock.now = clock.now;
  const other = again.newBrowser();
  await other.send('signInEmail', ANN_SIGN_IN);
  expect(await other.refusal('verifyTotp', { code: codeOf(clock.now) })).toMatchObject({
    code: 'ACCOUNT_TEMPORARILY_LOCKED',
    retryAfter: 30,
  });
});

test('of 200 guesses at once, in twenty sign-ins on two servers, five are compared', async () => {
  const { pending, data, clock, codeOf, store, newBrowser } = await siteWithAnnEnrolled(WIDE_NETWORK);
  const other = await startTestSite({ data, ...WIDE_NETWORK });
  other.clock.now = clock.now;
  const browsers: Browser[] = [];
  for (let made = 0; made < 10; made += 1) {
    browsers.push(await pending());
    const elsewhere = other.newBrowser();
    await elsewhere.send('signInEmail', ANN_SIGN_IN);
    browsers.push(elsewhere);
  }
  const code = wrongCode(codeOf, clock.now);
  const statuses = await Promise.all(
    browsers.flatMap((browser) =>
      Array.from({ length: 10 }, async () => (await browser.copy().call('verifyTotp', { code })).status),
    ),
  );
  expect(statuses).toHaveLength(200);
  expect(statuses.filter((status) => status === 401)).toHaveLength(5);
  // On a busy computer some wait in vain for a connection of the database. They are refused, too.
  expect(statuses.filter((status) => status === 429 || status === 503)).toHaveLength(195);
  const reasons = await reasonsOf(store);
  expect(reasons.filter((reason) => reason === 'wrong-code')).toHaveLength(5);
  expect((await newBrowser().send('health')).status).toBe('ok');
});

test('with the setting 5/60, five codes a minute are allowed and the wait does not grow', async () => {
  const codes = limitFromText('5/60');
  if (!codes) throw new Error('That is a limit.');
  const { pending, clock, codeOf } = await siteWithAnnEnrolled({ limits: { ...DEFAULT_LIMITS, codes } });
  for (let minute = 0; minute < 3; minute += 1) {
    for (let tried = 0; tried < 5; tried += 1) await guess(await pending(), codeOf, clock.now);
    expect(await (await pending()).refusal('verifyTotp', { code: codeOf(clock.now) })).toMatchObject({
      code: 'ACCOUNT_TEMPORARILY_LOCKED',
      retryAfter: 12,
    });
    clock.now += MINUTE;
  }
});

test('limits a network across accounts, even with forged addresses, and no other network', async () => {
  const limits = { ...DEFAULT_LIMITS, network: steady(4, MINUTE) };
  const { newBrowser } = await startTestSite({ limits, trustedProxies: 1 });
  const signIn = async (forwarded: string, account: number) => {
    const response = await newBrowser().fetch('/api/auth/sign-in/email', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Forwarded-For': forwarded },
      body: JSON.stringify({ email: `person${account}@example.com`, password: 'a wrong password' }),
    });
    return `${response.status} ${response.headers.get('Retry-After') ?? ''}`.trim();
  };
  for (let account = 0; account < 4; account += 1) {
    expect(await signIn(`2001:db8:1:2::${account}`, account)).toBe('401');
  }
  expect(await signIn('2001:db8:1:2:ffff::9', 5)).toBe('429 15');
  expect(await signIn('203.0.113.1, 2001:db8:1:2::1', 6)).toBe('429 15');
  expect(await signIn('2001:db8:1:3::1', 7)).toBe('401');
});

test('refunds successful attempts to the network', async () => {
  const limits = { ...DEFAULT_LIMITS, network: steady(3, 10 * MINUTE) };
  const { clock, codeOf, newBrowser } = await siteWithAnnEnrolled({ limits });
  for (let round = 0; round < 4; round += 1) {
    clock.now += STEP_MS;
    const browser = newBrowser();
    await browser.send('signInEmail', ANN_SIGN_IN);
    await browser.send('verifyTotp', { code: codeOf(clock.now) });
  }
});

/** Sends one wrong code and expects that it was compared. */
async function guess(browser: Browser, codeOf: (nowMs: number) => string, now: number): Promise<void> {
  expect(await browser.refusal('verifyTotp', { code: wrongCode(codeOf, now) })).toMatchObject({
    status: 401,
    code: 'INVALID_CODE',
  });
}

async function reasonsOf(store: Store): Promise<(string | null)[]> {
  const user = await store.users.byEmail(ANN.email);
  return (await store.audit.of(user?.id ?? '')).map(({ reason }) => reason);
}
