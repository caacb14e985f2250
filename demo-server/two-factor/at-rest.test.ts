import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { bytesFromBase32 } from '../../shared/base32.ts';
import { parseKeyUri } from '../../shared/key-uri.ts';
import { ANN, ANN_SIGN_IN, siteWithAnnEnrolled } from '../testing/test-site.ts';

test('what was issued is neither in the data folder in the clear nor in the log', async () => {
  const { newBrowser, ann, clock, codeOf, totpURI, data, log, store } = await siteWithAnnEnrolled();
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
  // Read through the write-ahead log's file, too: the newest pages are there.
  const bytes = readdirSync(data)
    .map((name) => readFileSync(join(data, name), 'latin1'))
    .join('');
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

test('an altered secret lets nobody in, and the answer tells nothing', async () => {
  const { newBrowser, clock, codeOf, data, log } = await siteWithAnnEnrolled();
  const sealed = readSealed(data);
  // One character of the ciphertext; not the last, whose low bits may not count.
  const at = sealed.length - 10;
  writeSealed(data, sealed.slice(0, at) + (sealed[at] === 'A' ? 'B' : 'A') + sealed.slice(at + 1));

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

test('a secret moved to another account does not open there', async () => {
  const { newBrowser, clock, codeOf, data } = await siteWithAnnEnrolled();
  const eve = newBrowser();
  const { user } = await eve.send('signUpEmail', { ...ANN, email: 'eve@example.com' });
  const database = new DatabaseSync(join(data, 'countersign.db'));
  database.prepare('update verifications set user_id = ?').run(user.id);
  database.close();

  await eve.send('signInEmail', { email: 'eve@example.com', password: ANN.password });
  expect(await eve.refusal('verifyTotp', { code: codeOf(clock.now) })).toMatchObject({ status: 500 });
});

function readSealed(data: string): string {
  const database = new DatabaseSync(join(data, 'countersign.db'));
  const row = database.prepare('select sealed_secret from verifications').get();
  database.close();
  return String(row?.sealed_secret);
}

function writeSealed(data: string, sealed: string): void {
  const database = new DatabaseSync(join(data, 'countersign.db'));
  database.prepare('update verifications set sealed_secret = ?').run(sealed);
  database.close();
}
