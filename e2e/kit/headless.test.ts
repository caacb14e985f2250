import { expect, test } from 'vitest';
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
