import { expect, test } from 'vitest';
import { MINUTE } from '../../shared/durations.ts';
import { DEFAULT_BACKUP_CODES } from '../contract/index.ts';
import { auditOf, noticesTo } from '../testing/records.ts';
import { ANN, authenticator, siteWithAnnEnrolled } from '../testing/test-site.ts';

const FIVE_MINUTES = 5 * MINUTE;

test('the old key works until the new one is confirmed, and then only the new one', async () => {
  const { ann, pending, clock, codeOf, backupCodes, store } = await siteWithAnnEnrolled();
  const other = await pending();
  await other.send('verifyTotp', { code: codeOf(clock.now), trustDevice: true });

  const enabled = await ann.send('beginEnrolment', { password: ANN.password });
  const newCodeOf = authenticator(enabled.totpURI);
  // Neither the key nor the backup codes have changed yet.
  await (await pending()).send('verifyBackupCode', { code: backupCodes[0] ?? '' });
  expect(await (await pending()).refusal('verifyBackupCode', { code: enabled.backupCodes[0] })).toMatchObject(
    {
      status: 401,
    },
  );
  expect(await (await pending()).refusal('verifyTotp', { code: newCodeOf(clock.now) })).toMatchObject({
    status: 401,
  });

  const before = ann.copy();
  const { user } = await ann.send('verifyTotp', { code: newCodeOf(clock.now) });
  expect(user).toMatchObject({
    twoFactorEnabled: true,
    backupCodes: { remaining: DEFAULT_BACKUP_CODES, saved: false },
  });
  expect(await before.send('getSession')).toBeNull();
  expect(await other.send('getSession')).toBeNull();
  expect(await ann.send('listTrustedDevices')).toEqual({ devices: [] });

  clock.now += FIVE_MINUTES;
  expect(await (await pending()).refusal('verifyTotp', { code: codeOf(clock.now) })).toMatchObject({
    status: 401,
  });
  expect(await (await pending()).refusal('verifyBackupCode', { code: backupCodes[1] })).toMatchObject({
    status: 401,
  });
  await (await pending()).send('verifyTotp', { code: newCodeOf(clock.now) });
  await (await pending()).send('verifyBackupCode', { code: enabled.backupCodes[0] ?? '' });

  expect((await noticesTo(store)).filter((kind) => kind === 'two-factor-replaced')).toHaveLength(1);
  expect((await auditOf(store)).filter(({ kind }) => kind === 'two-factor-replaced')).toHaveLength(1);
});

test('rejects the code that confirmed the new key', async () => {
  const { ann, pending, clock } = await siteWithAnnEnrolled();
  const newCodeOf = authenticator((await ann.send('beginEnrolment', { password: ANN.password })).totpURI);
  const code = newCodeOf(clock.now);
  await ann.send('verifyTotp', { code });
  expect(await (await pending()).refusal('verifyTotp', { code })).toMatchObject({ code: 'INVALID_CODE' });
});

test('a new key that is cancelled or expires leaves the old one unchanged', async () => {
  const { ann, pending, clock, codeOf, backupCodes } = await siteWithAnnEnrolled();
  await ann.send('beginEnrolment', { password: ANN.password });
  await ann.send('cancelEnrolment');
  await (await pending()).send('verifyTotp', { code: codeOf(clock.now) });

  await ann.send('beginEnrolment', { password: ANN.password });
  clock.now += 2 * FIVE_MINUTES;
  expect(await ann.refusal('verifyTotp', { code: codeOf(clock.now) })).toMatchObject({
    code: 'ENROLMENT_EXPIRED',
  });
  await (await pending()).send('verifyTotp', { code: codeOf(clock.now) });
  await (await pending()).send('verifyBackupCode', { code: backupCodes[0] ?? '' });
});

test('of twenty confirmations of a new key at once, one succeeds, with one set of codes, one entry and one mail', async () => {
  const { ann, clock, database, store } = await siteWithAnnEnrolled();
  const newCodeOf = authenticator((await ann.send('beginEnrolment', { password: ANN.password })).totpURI);
  const code = newCodeOf(clock.now);
  const statuses = await Promise.all(
    Array.from({ length: 20 }, async () => (await ann.copy().call('verifyTotp', { code })).status),
  );
  expect(statuses.filter((status) => status === 200)).toHaveLength(1);
  expect(await database.query('select kind from verifications')).toEqual([{ kind: '2fa' }]);
  expect(await database.query('select id from backup_codes')).toHaveLength(DEFAULT_BACKUP_CODES);
  expect((await noticesTo(store)).filter((kind) => kind === 'two-factor-replaced')).toHaveLength(1);
  const entries = (await auditOf(store)).filter(
    ({ kind, outcome }) => kind === 'two-factor-replaced' && outcome === 'success',
  );
  expect(entries).toHaveLength(1);
});

test('of ten new keys at once, one remains with its own backup codes', async () => {
  const { ann, clock, database } = await siteWithAnnEnrolled();
  const replies = await Promise.all(
    Array.from({ length: 10 }, async () => {
      const response = await ann.copy().call('beginEnrolment', { password: ANN.password });
      return { status: response.status, body: await response.json() };
    }),
  );
  expect(replies.every(({ status }) => status === 200)).toBe(true);
  expect(await database.query("select id from verifications where kind = 'verify'")).toHaveLength(1);
  expect(await database.query('select id from backup_codes')).toHaveLength(20);
  const outcomes = [];
  for (const { body } of replies) {
    outcomes.push((await ann.call('verifyTotp', { code: authenticator(body.totpURI)(clock.now) })).status);
  }
  expect(outcomes.filter((status) => status === 200)).toHaveLength(1);
});
