import { expect, test } from 'vitest';
import { ACCOUNT_DATA } from '../store/account-data-columns.ts';
import { ANN_PHONE, ANN_SEEN, ANN_WORDS, rowsOf, siteWithFullAccount } from '../testing/full-account.ts';
import { newestMail } from '../testing/mailbox.ts';
import { auditOf, noticesTo } from '../testing/records.ts';
import { ANN, STEP_MS, startTestSite } from '../testing/test-site.ts';

const { email, password } = ANN;

test('an export has something of every table of the account, and no secret', async () => {
  const site = await siteWithFullAccount();
  const { ann, id, ada, store } = site;
  await ada.browser.send('changeRole', { userId: id, role: 'support' });
  await ada.browser.send('changeRole', { userId: id, role: 'member' });
  // So that the export is the latest event.
  site.clock.now += 1000;
  const data = await ann.send('exportAccountData', { password });

  const { format, version, exportedAt, account, ...lists } = data;
  expect({ format, version }).toEqual({ format: 'countersign-account-data', version: 1 });
  expect(new Date(exportedAt).getTime()).toBe(site.clock.now);
  expect(account).toMatchObject({ id, email, name: ANN.name, role: 'member', lastSecondFactor: 'totp' });
  const named = Object.values(ACCOUNT_DATA).flatMap((use) => ('list' in use && use.list ? [use.list] : []));
  expect(['account', ...Object.keys(lists)].toSorted()).toEqual(named.toSorted());
  for (const [name, list] of Object.entries(lists))
    expect({ name, count: list.length }).not.toEqual({ name, count: 0 });

  expect(data.codeRecipients).toMatchObject([{ method: 'sms', recipient: ANN_PHONE }]);
  expect(data.supportRequests).toMatchObject([{ reason: ANN_WORDS, ipAddress: ANN_SEEN.address }]);
  expect(data.securityQuestions).toMatchObject([{ questions: [{ own: 'A' }, { own: 'B' }, { own: 'C' }] }]);
  expect(data.backupCodes).toHaveLength(10);
  expect(data.addresses).toMatchObject([
    { email, usedToSignIn: true },
    { email: 'ann@new.example', confirmedAt: null },
  ]);
  // The network and browser of staff are not the owner's.
  const byStaff = data.securityActivity.filter((event) => event.byStaff);
  expect(byStaff).toMatchObject([
    { kind: 'role-changed', ipAddress: null, userAgent: null },
    { kind: 'role-changed', ipAddress: null, userAgent: null },
  ]);
  expect(data.securityActivity.some(({ ipAddress }) => ipAddress === ANN_SEEN.address)).toBe(true);
  expect(data.securityActivity.at(-1)?.kind).not.toBe('data-exported');

  // No value of a column that is left out is anywhere in it.
  const text = JSON.stringify(data);
  for (const { table, rows } of await rowsOf(site)) {
    const use = ACCOUNT_DATA[table];
    if ('ofNobody' in use) continue;
    for (const [column, as] of Object.entries(use.columns)) {
      if (!('leftOut' in as) || as.leftOut.startsWith('The same as')) continue;
      const name = column.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
      for (const row of rows) {
        const value = row[name];
        if (typeof value !== 'string' || value === id || value.length < 8) continue;
        if (as.leftOut.startsWith('Only says') || as.leftOut.startsWith('How the')) continue;
        expect(text.includes(value), `${table}.${column}`).toBe(false);
      }
    }
  }

  expect((await auditOf(store)).at(-1)).toMatchObject({ kind: 'data-exported', outcome: 'success' });
  expect(await noticesTo(store)).toContain('data-exported');
  expect((await newestMail(ann, email, 'data-exported')).text).toContain('downloaded');
});

test('an export needs the owner, and there are only a few an hour', async () => {
  const { ann, clock, codeOf, newBrowser } = await siteWithFullAccount();
  clock.now += 10 * STEP_MS;
  expect(await ann.refusal('exportAccountData', { password })).toMatchObject({ code: 'STEP_UP_REQUIRED' });
  expect(await ann.refusal('exportAccountData', {})).toMatchObject({ code: 'VALIDATION_ERROR' });
  await ann.send('stepUp', { code: codeOf(clock.now) });
  expect(await ann.refusal('exportAccountData', { password: 'a wrong password' })).toMatchObject({
    code: 'INVALID_PASSWORD',
  });
  expect(await newBrowser().refusal('exportAccountData', { password })).toMatchObject({ status: 401 });
  const answers = await Promise.all(
    Array.from({ length: 8 }, () => ann.call('exportAccountData', { password })),
  );
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(5);
  expect(await ann.refusal('exportAccountData', { password })).toMatchObject({
    status: 429,
    code: 'TOO_MANY_EXPORTS',
    retryAfter: expect.any(Number),
  });
});

test('an account with nothing but a password can take its data', async () => {
  const { newBrowser } = await startTestSite();
  const ann = newBrowser();
  await ann.send('signUpEmail', ANN);
  const data = await ann.send('exportAccountData', { password });
  expect(data).toMatchObject({
    passkeys: [],
    supportRequests: [],
    addresses: [{ email, confirmedAt: null }],
  });
});
