import { expect, test } from 'vitest';
import { bytesFromBase32 } from '../../shared/base32.ts';
import { parseKeyUri } from '../../shared/key-uri.ts';
import { ANN, ANN_SIGN_IN, siteWithAnnEnrolled, wrongCode } from '../testing/test-site.ts';

test('issued secrets are neither stored in the clear nor logged', async () => {
  const { newBrowser, ann, clock, codeOf, totpURI, database, log, store } = await siteWithAnnEnrolled();
  const browser = newBrowser();
  await browser.send('signInEmail', ANN_SIGN_IN);
  const pendingToken = browser.token ?? '';
  await browser.refusal('signInEmail', { ...ANN_SIGN_IN, password: 'a mistyped password' });
  const code = codeOf(clock.now);
  await browser.send('verifyTotp', { code });
  await browser.refusal('verifyTotp', { code: '987650' });
  await browser.fetch(`/api/auth/no-such-thing?code=${code}`);
  await browser.fetch(`/some/page/${pendingToken}?secret=hush`);

  const { secret } = parseKeyUri(totpURI);
  const issued = [
    secret,
    Buffer.from(bytesFromBase32(secret)).toString('latin1'),
    ANN.password,
    pendingToken,
    browser.token ?? '',
    ann.token ?? '',
  ];
  const bytes = await database.everything();
  expect(bytes).toContain(ANN.email);
  for (const value of issued) {
    expect(value).not.toBe('');
    expect(bytes).not.toContain(value);
    expect(log()).not.toContain(value);
  }
  expect(log()).toContain('/api/auth/two-factor/verify-totp');
  for (const value of [code, '987650', 'a mistyped password', 'hush']) expect(log()).not.toContain(value);

  const user = await store.users.byEmail(ANN.email);
  const audit = JSON.stringify(await store.audit.of(user?.id ?? ''));
  for (const value of [...issued, code, '987650']) expect(audit).not.toContain(value);
});

test('after each way to issue and use a secret, none is in the database, the log or the audit log', async () => {
  const { ann, pending, clock, codeOf, backupCodes, issued, database, log, store } =
    await siteWithAnnEnrolled();
  const [first = '', second = '', third = ''] = backupCodes;
  const browser = await pending();
  await browser.refusal('verifyTotp', { code: wrongCode(codeOf, clock.now) });
  await browser.refusal('verifyBackupCode', { code: '0000-0000' });
  await browser.send('verifyBackupCode', { code: first, trustDevice: true });
  browser.forgetSession();
  await browser.send('signInEmail', ANN_SIGN_IN);
  await browser.send('stepUp', { backupCode: second });
  await browser.send('dangerousAction');
  await browser.send('listSessions');
  await browser.send('listTrustedDevices');
  await browser.send('acknowledgeBackupCodes');
  const made = await ann.send('generateBackupCodes', { password: ANN.password, backupCode: third });
  await ann.send('beginEnrolment', { password: ANN.password });
  await ann.send('cancelEnrolment');
  await (await pending()).send('verifyBackupCode', { code: made.backupCodes[0] ?? '' });
  await ann.send('disableTwoFactor', { password: ANN.password, code: codeOf(clock.now) });

  expect(issued.size).toBeGreaterThan(60);
  expect(issued.foundIn(await database.everything(), 8)).toEqual([]);
  expect(issued.foundIn(log())).toEqual([]);
  const user = await store.users.byEmail(ANN.email);
  const told = [await store.audit.of(user?.id ?? ''), await store.mailQueue.of(user?.id ?? '')];
  expect(issued.foundIn(JSON.stringify(told))).toEqual([]);
});

test('an altered secret accepts no code, and the answer reveals nothing', async () => {
  const { newBrowser, clock, codeOf, database, log } = await siteWithAnnEnrolled();
  const [row] = await database.query('select sealed_secret from verifications');
  const sealed = String(row?.sealed_secret);
  // Changes one character of the ciphertext; not the last one, because its low bits may not matter.
  const at = sealed.length - 10;
  const altered = sealed.slice(0, at) + (sealed[at] === 'A' ? 'B' : 'A') + sealed.slice(at + 1);
  await database.query('update verifications set sealed_secret = $1', altered);

  const browser = newBrowser();
  await browser.send('signInEmail', ANN_SIGN_IN);
  const fault = await browser.refusal('verifyTotp', { code: codeOf(clock.now) });
  expect(fault).toEqual({
    status: 500,
    code: 'INTERNAL_ERROR',
    message: expect.stringContaining('Something went wrong'),
    requestId: expect.any(String),
  });
  expect(await browser.send('getSession')).toBeNull();
  expect(log()).toContain(fault.requestId);
  expect(log()).toContain('has been altered or moved');
});

test('a secret copied to another account cannot be opened there', async () => {
  const { newBrowser, clock, codeOf, database } = await siteWithAnnEnrolled();
  const eve = newBrowser();
  const { user } = await eve.send('signUpEmail', { ...ANN, email: 'eve@example.com' });
  await database.query('update verifications set user_id = $1', user.id);

  await eve.send('signInEmail', { email: 'eve@example.com', password: ANN.password });
  expect(await eve.refusal('verifyTotp', { code: codeOf(clock.now) })).toMatchObject({ status: 500 });
});
