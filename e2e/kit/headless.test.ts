import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { HeadlessAuthenticator } from './headless.ts';
import { onlyKey } from './qr/only-key.ts';

const uri = (account: string, more = '', secret = 'GEZDGNBVGY3TQOJQ') =>
  `otpauth://totp/Shop:${account}?secret=${secret}&issuer=Shop${more}`;

test('one key for two accounts, and the same key with other parameters, are accounts of their own', async () => {
  const authenticator = new HeadlessAuthenticator({ clock: () => 59_000 });
  for (const one of [
    uri('ann'),
    uri('bob'),
    uri('eight', '&digits=8'),
    uri('long', '&period=60'),
    uri('sha', '&algorithm=SHA256'),
  ]) {
    await authenticator.addKeyUri(one);
  }
  expect((await authenticator.accounts()).map(({ account }) => account)).toEqual([
    'ann',
    'bob',
    'eight',
    'long',
    'sha',
  ]);
  expect(await authenticator.code('eight')).toHaveLength(8);
  expect(await authenticator.code('ann')).toBe(await authenticator.code('bob'));
  expect(await authenticator.code('sha')).not.toBe(await authenticator.code('ann'));
});

test('a key that is already there is not reported as added, whatever its counter', async () => {
  const authenticator = new HeadlessAuthenticator();
  const counted = (counter: number) =>
    `otpauth://hotp/Shop:ann?secret=GEZDGNBVGY3TQOJQ&issuer=Shop&counter=${counter}`;
  for (const [first, again] of [
    [uri('ann'), uri('ann')],
    [counted(0), counted(3)],
  ] as const) {
    await authenticator.addKeyUri(first);
    await expect(authenticator.addKeyUri(again)).rejects.toThrow(
      'The authenticator already has this key (Shop:ann). Does the page show an old QR code?',
    );
  }
});

test('one code drawn twice is one key, and two keys are a sentence without a key', () => {
  expect(onlyKey([uri('ann'), uri('ann')])).toMatchObject({ account: 'ann' });
  expect(() => onlyKey([])).toThrow('There is no QR code with a key.');
  const two = () => onlyKey([uri('ann'), uri('bob', '', 'KRSXG5CTMVRXEZLU')]);
  expect(two).toThrow(/2 keys \(Shop:ann, Shop:bob\)/);
  expect(two).not.toThrow(/GEZDGNB|KRSXG5C/);
});

test('a saved authenticator comes back with its counters, readable by its owner only', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-saved-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'state', 'ann.json');
  const first = new HeadlessAuthenticator({ clock: () => 59_000 });
  await first.addKeyUri(uri('ann', '&digits=8&algorithm=SHA256'));
  await first.addKeyUri('otpauth://hotp/Shop:bob?secret=GEZDGNBVGY3TQOJQ&issuer=Shop&counter=3');
  const used = await first.code('bob');
  await first.save(file);
  await first.save(file);
  if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);

  const second = await HeadlessAuthenticator.restore(file, { clock: () => 59_000 });
  expect(await second.accounts()).toEqual(await first.accounts());
  expect(await second.code('ann')).toBe(await first.code('ann'));
  const next = await second.code('bob');
  expect(next).not.toBe(used);
  expect(next).toBe(await first.code('bob'));

  for (const text of ['', '{"kind":"other"}', readFileSync(file, 'utf8').replace('otpauth', 'x')]) {
    writeFileSync(file, text);
    const refused = HeadlessAuthenticator.restore(file);
    await expect(refused).rejects.toThrow(/is not a saved authenticator/);
    await expect(refused).rejects.not.toThrow(/GEZDGNB/);
  }
  await expect(HeadlessAuthenticator.restore(join(folder, 'none'))).rejects.toThrow(/cannot be read/);
});

test('no error repeats a key that someone gave as a name', async () => {
  const key = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
  const authenticator = new HeadlessAuthenticator();
  const uri = `otpauth://totp/${key}?secret=${key}`;
  await authenticator.addKeyUri(uri);
  const said = await Promise.all(
    [authenticator.addKeyUri(uri), authenticator.code(uri), authenticator.code('nobody')].map((attempt) =>
      attempt.then(
        () => 'It worked.',
        (error: Error) => error.message,
      ),
    ),
  );
  expect(said).toEqual([
    'The authenticator already has this key (an account whose name looks like a key). Does the page show an old QR code?',
    'No account matches “”. The authenticator contains an account whose name looks like a key.',
    'No account matches “nobody”. The authenticator contains an account whose name looks like a key.',
  ]);
});
