import { expect, test } from 'vitest';
import { MINUTE, SECOND } from '../../shared/durations.ts';
import { DEFAULT_BACKUP_CODES } from '../contract/index.ts';
import { addCodes, codesSent, latestCode, NUMBER, otherThan, siteWithAnn } from '../testing/methods.ts';
import { auditOf, noticesTo } from '../testing/records.ts';
import { ANN, siteWithAnnEnrolled } from '../testing/test-site.ts';

const { password } = ANN;

test('a recipient becomes a method only when its code is confirmed', async () => {
  const site = await siteWithAnn();
  const { ann, pending, store, clock } = site;
  const elsewhere = await pending();
  expect((await elsewhere.send('getSession'))?.user.twoFactorEnabled).toBe(false);
  expect(await ann.send('addMethod', { method: 'sms', to: '+49 151 12345678', password })).toMatchObject({
    to: '+49\u{a0}•••\u{a0}78',
    resendAfter: 30,
  });
  expect(await codesSent(site)).toMatchObject([{ recipient: NUMBER }]);
  expect((await ann.send('listMethods')).enabled).toEqual([]);
  const code = await latestCode(site);
  expect(await ann.refusal('confirmMethod', { method: 'sms', code: otherThan(code) })).toMatchObject({
    code: 'INVALID_SENT_CODE',
    attemptsLeft: 9,
  });
  // Not for the other method, and not in another session.
  expect(await ann.refusal('confirmMethod', { method: 'email', code })).toMatchObject({
    code: 'METHOD_NOT_WAITING',
  });
  expect(await elsewhere.refusal('confirmMethod', { method: 'sms', code })).toMatchObject({
    code: 'METHOD_NOT_WAITING',
  });

  const token = ann.token;
  const { user, backupCodes } = await ann.send('confirmMethod', { method: 'sms', code });
  expect(user).toMatchObject({
    twoFactorEnabled: true,
    backupCodes: { remaining: DEFAULT_BACKUP_CODES, saved: false },
  });
  expect(backupCodes).toHaveLength(DEFAULT_BACKUP_CODES);
  expect(ann.token).not.toBe(token);
  expect(await elsewhere.send('getSession')).toBeNull();
  expect(await ann.send('listMethods')).toEqual({
    enabled: ['sms'],
    authenticatorSince: null,
    recipients: [
      {
        method: 'sms',
        to: '+49\u{a0}•••\u{a0}78',
        createdAt: new Date(clock.now).toISOString(),
        lastUsedAt: new Date(clock.now).toISOString(),
      },
    ],
    passkeys: [],
    lastUsed: 'sms',
    offered: ['passkey', 'totp', 'sms', 'email'],
    addresses: [ANN.email],
    passkeyOrigin: expect.stringMatching(/^http:\/\/localhost:\d+$/),
  });
  expect(await noticesTo(store)).toContain('two-factor-enabled');
  expect((await auditOf(store)).at(-1)).toMatchObject({ kind: 'enrolment', reason: 'method-sms' });
});

test('adding a recipient needs the password and, with a second factor, a step-up; a second method gives no new backup codes', async () => {
  const site = await siteWithAnn();
  const { ann, clock, store } = site;
  const add = { method: 'email', to: ANN.email, password } as const;
  expect(await ann.refusal('addMethod', { ...add, password: 'not hers' })).toMatchObject({
    code: 'INVALID_PASSWORD',
  });
  await addCodes(site, ann, 'email');
  clock.now += 5 * MINUTE;
  const sms = { method: 'sms', to: NUMBER, password } as const;
  expect(await ann.refusal('addMethod', sms)).toMatchObject({ code: 'STEP_UP_REQUIRED' });
  await ann.send('sendCode');
  await ann.send('verifySentCode', { code: await latestCode(site) });
  clock.now += SECOND;
  expect(await addCodes(site, ann, 'sms')).toBeNull();
  expect((await ann.send('listMethods')).enabled).toEqual(['sms', 'email']);
  expect((await noticesTo(store)).filter((kind) => kind !== 'second-factor-code')).toEqual(
    expect.arrayContaining(['two-factor-enabled', 'method-added']),
  );
});

test('accepts only verified addresses and valid phone numbers', async () => {
  const { ann, store, userId, clock } = await siteWithAnn();
  await store.addresses.insert({ userId, email: 'not@proved.example', now: clock.now });
  for (const to of ['not@proved.example', 'eve@example.com', 'no address', NUMBER]) {
    expect(await ann.refusal('addMethod', { method: 'email', to, password })).toMatchObject({
      status: 400,
      code: 'ADDRESS_NOT_VERIFIED',
    });
  }
  for (const to of ['0151 12345678', '+49', '+4915112345678 ext. 5', 'ann@example.com', '+1 555 01']) {
    expect(await ann.refusal('addMethod', { method: 'sms', to, password })).toMatchObject({
      status: 400,
      code: 'INVALID_PHONE_NUMBER',
    });
  }
  for (const to of ['', ' ', null, 4915112345678, '+'.repeat(300)]) {
    expect(await ann.refusal('addMethod', { method: 'sms', to, password })).toMatchObject({
      code: 'VALIDATION_ERROR',
    });
  }
});

test('another code replaces the last one and does not reset the attempts', async () => {
  const site = await siteWithAnn();
  const { ann, clock } = site;
  expect(await ann.refusal('resendMethodCode', { method: 'sms' })).toMatchObject({
    code: 'METHOD_NOT_WAITING',
  });
  await ann.send('addMethod', { method: 'sms', to: NUMBER, password });
  const first = await latestCode(site);
  await ann.refusal('confirmMethod', { method: 'sms', code: otherThan(first) });
  expect(await ann.refusal('resendMethodCode', { method: 'sms' })).toMatchObject({
    code: 'SENT_TOO_RECENTLY',
    retryAfter: 30,
  });
  clock.now += 30 * SECOND;
  await ann.send('resendMethodCode', { method: 'sms' });
  const second = await latestCode(site);
  if (first !== second) {
    expect(await ann.refusal('confirmMethod', { method: 'sms', code: first })).toMatchObject({
      attemptsLeft: 8,
    });
  }
  await ann.send('confirmMethod', { method: 'sms', code: second });
});

test('stops after ten wrong codes, even if the user starts again', async () => {
  const site = await siteWithAnn();
  const { ann, clock } = site;
  await ann.send('addMethod', { method: 'sms', to: NUMBER, password });
  const code = await latestCode(site);
  for (let left = 9; left >= 0; left -= 1) {
    expect(await ann.refusal('confirmMethod', { method: 'sms', code: otherThan(code) })).toMatchObject({
      attemptsLeft: left,
    });
  }
  expect(await ann.refusal('confirmMethod', { method: 'sms', code })).toMatchObject({
    status: 429,
    code: 'TOO_MANY_ATTEMPTS',
  });
  clock.now += MINUTE;
  await ann.send('addMethod', { method: 'sms', to: NUMBER, password });
  expect(await ann.refusal('confirmMethod', { method: 'sms', code: await latestCode(site) })).toMatchObject({
    code: 'TOO_MANY_ATTEMPTS',
  });
});

test('rejects the code after the user has cancelled', async () => {
  const site = await siteWithAnn();
  const { ann } = site;
  await ann.send('addMethod', { method: 'email', to: ANN.email, password });
  await ann.send('cancelMethod', { method: 'email' });
  expect(await ann.refusal('confirmMethod', { method: 'email', code: await latestCode(site) })).toMatchObject(
    { code: 'METHOD_NOT_WAITING' },
  );
});

test('of twenty confirmations at once, one adds the recipient', async () => {
  const site = await siteWithAnn();
  const { ann } = site;
  await ann.send('addMethod', { method: 'sms', to: NUMBER, password });
  const code = await latestCode(site);
  const answers = await Promise.all(
    Array.from({ length: 20 }, async () => {
      const response = await ann.copy().call('confirmMethod', { method: 'sms', code });
      site.issued.received(await response.json());
      return response.status;
    }),
  );
  expect(answers.filter((status) => status === 200)).toHaveLength(1);
  expect(answers.filter((status) => status >= 500)).toEqual([]);
  expect(await site.database.query('select id from backup_codes')).toHaveLength(DEFAULT_BACKUP_CODES);
  expect(await noticesTo(site.store)).toHaveLength(2);
});

test('removing a method needs the password and a step-up; the last one turns two-factor authentication off', async () => {
  const site = await siteWithAnn();
  const { ann, clock, store } = site;
  await addCodes(site, ann, 'email');
  clock.now += SECOND;
  await addCodes(site, ann, 'sms');
  const elsewhere = await site.pending();
  clock.now += 5 * MINUTE;
  expect(await ann.refusal('removeMethod', { method: 'email', password })).toMatchObject({
    code: 'STEP_UP_REQUIRED',
  });
  await ann.send('sendCode', { method: 'sms' });
  await ann.send('verifySentCode', { code: await latestCode(site) });
  expect(await ann.refusal('removeMethod', { method: 'email', password: 'not hers' })).toMatchObject({
    code: 'INVALID_PASSWORD',
  });
  expect(await ann.refusal('removeMethod', { method: 'totp', password })).toMatchObject({
    code: 'METHOD_NOT_ENABLED',
  });
  const { user } = await ann.send('removeMethod', { method: 'email', password });
  expect(user).toMatchObject({ twoFactorEnabled: true, backupCodes: { remaining: DEFAULT_BACKUP_CODES } });
  expect((await elsewhere.send('getSecondStep')).pending).toBeNull();
  expect((await auditOf(store)).at(-1)).toMatchObject({ kind: 'method-removed', reason: 'method-email' });

  const off = await ann.send('removeMethod', { method: 'sms', password });
  expect(off.user).toMatchObject({ twoFactorEnabled: false, backupCodes: null });
  expect(await site.database.query('select id from backup_codes')).toEqual([]);
  expect(await noticesTo(store)).toEqual(expect.arrayContaining(['method-removed', 'two-factor-disabled']));
  expect((await (await site.pending()).send('getSession'))?.user.twoFactorEnabled).toBe(false);
});

test('turning two-factor authentication off removes all methods', async () => {
  const site = await siteWithAnnEnrolled();
  const { ann, clock, store, codeOf } = site;
  for (const { id } of await store.addresses.of((await store.users.byEmail(ANN.email))?.id ?? '')) {
    await store.addresses.verify(id, clock.now);
  }
  await addCodes(site, ann, 'email');
  await ann.send('disableTwoFactor', { password, code: codeOf(clock.now) });
  expect((await ann.send('listMethods')).enabled).toEqual([]);
  for (const table of ['verifications', 'code_recipients', 'sent_codes', 'backup_code_sets']) {
    expect(await site.database.query(`select id from ${table}`)).toEqual([]);
  }
});

test('a method that is no longer offered cannot be added, but still works for accounts that have it', async () => {
  const site = await siteWithAnn({ methods: ['passkey', 'email'] });
  const { ann } = site;
  for (const [name, body] of [
    ['addMethod', { method: 'sms', to: NUMBER, password }],
    ['beginEnrolment', { password }],
  ] as const) {
    expect(await ann.refusal(name, body)).toMatchObject({ status: 403, code: 'METHOD_NOT_OFFERED' });
  }
  await addCodes(site, ann, 'email');
});

test('an address that receives codes cannot be removed', async () => {
  const site = await siteWithAnn();
  const { ann, store, userId, clock } = site;
  const work = await store.addresses.insert({ userId, email: 'work@example.com', now: clock.now });
  const id = work?.id ?? '';
  await store.addresses.verify(id, clock.now);
  await ann.send('addMethod', { method: 'email', to: 'Work@Example.com', password });
  await ann.send('confirmMethod', { method: 'email', code: await latestCode(site) });
  expect(await ann.refusal('removeAddress', { id, password })).toMatchObject({
    status: 409,
    code: 'ADDRESS_IN_USE',
  });
  await ann.send('removeMethod', { method: 'email', password });
  await ann.send('removeAddress', { id, password });
});
