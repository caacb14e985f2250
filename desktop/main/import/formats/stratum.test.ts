import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { MADE } from '../testing/accounts.ts';
import { stratumEncrypted } from '../testing/authenticators.ts';
import { sqlite } from '../testing/containers.ts';
import { failureOf, read } from '../testing/read.ts';

const entry = {
  Type: 2,
  Issuer: 'GitHub',
  Username: 'ann',
  Secret: 'GEZDGNBVGY3TQOJQ',
  Algorithm: 0,
  Digits: 6,
  Period: 30,
};
const backup = (...Authenticators: object[]) => ({
  Authenticators,
  Categories: [],
  AuthenticatorCategories: [],
});
const json = (value: unknown) => Buffer.from(JSON.stringify(value));

test('uses the default for a missing length', async () => {
  const { Digits: _, Period: __, ...bare } = entry;
  expect((await read(json(backup(bare, { ...entry, Username: 'bob' })))).accounts).toHaveLength(2);
});

test('lists Mobile-OTP and Yandex with their kind', async () => {
  const { accounts, problems } = await read(
    json(backup({ ...entry, Type: 3 }, { ...entry, Type: 5 }, entry)),
  );
  expect(accounts).toHaveLength(1);
  expect(problems.map(({ reason }) => /“(.+?)”/.exec(reason)?.[1])).toEqual(['mobile-otp', 'yandex']);
});

test('imports a picture in the file, and keeps a brand’s name', async () => {
  const picture = randomBytes(40);
  const file = {
    ...backup({ ...entry, Icon: '@abc' }, { ...entry, Username: 'bob', Icon: 'github' }),
    CustomIcons: [{ Id: 'abc', Data: picture.toString('base64') }],
  };
  const { accounts } = await read(json(file));
  expect(Buffer.from(accounts[0]?.icon?.data ?? []).equals(picture)).toBe(true);
  expect(accounts[1]?.extra?.fields).toEqual({ Icon: 'github' });
});

test('reports a file that ends after its mark as damaged, without asking for a password', async () => {
  const whole = await stratumEncrypted(MADE, 'p');
  expect((await failureOf(whole.subarray(0, 40))).code).toBe('damaged');
});

test('database: reads categories and pictures like a backup', async () => {
  const row = {
    type: 2,
    icon: '@a',
    issuer: 'Site',
    username: 'ann',
    secret: 'GEZDGNBVGY3TQOJQ',
    algorithm: 0,
  };
  const file = await sqlite({
    authenticator: [{ ...row, digits: 6, period: 30, counter: 0, copy_count: 3 }],
    category: [{ id: 'c1', name: 'Work', ranking: 0 }],
    authenticatorcategory: [{ categoryId: 'c1', authenticatorSecret: 'GEZDGNBVGY3TQOJQ', ranking: 0 }],
    customicon: [{ id: 'a', data: Uint8Array.of(1, 2, 3) }],
  });
  const [account] = (await read(file)).accounts;
  expect(account).toMatchObject({ issuer: 'Site', name: 'ann', tags: ['Work'] });
  expect([...(account?.icon?.data ?? [])]).toEqual([1, 2, 3]);
});
