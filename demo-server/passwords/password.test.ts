import bcrypt from 'bcryptjs';
import fc from 'fast-check';
import { argon2id } from 'hash-wasm';
import { expect, onTestFinished, test } from 'vitest';
import { TEST_PASSWORD_COST } from '../testing/test-password-cost.ts';
import { byWebAssembly } from './argon2id.ts';
import { bcryptInput } from './password.ts';
import { hashPassword, isPasswordOf } from './password-hash.ts';
import { PasswordPool } from './password-pool.ts';

test('the input for bcrypt is never longer than bcrypt reads, and has no zero byte', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (password) => {
      expect(bcryptInput(password)).toMatch(/^[A-Za-z0-9+/]{64}$/);
    }),
  );
  expect(bcrypt.truncates(bcryptInput('x'.repeat(256)))).toBe(false);
});

test('composed and decomposed characters make the same password', () => {
  expect(bcryptInput('re\u0301sume\u0301 12')).toBe(bcryptInput('r\u00e9sum\u00e9 12'));
});

const COST = TEST_PASSWORD_COST;

test('hashes more passwords at once than it has threads', async () => {
  const pool = new PasswordPool(COST, 2);
  onTestFinished(() => pool.close());
  const passwords = Array.from({ length: 8 }, (_, index) => `password ${index}`);
  const hashes = await Promise.all(passwords.map((password) => pool.hash(password)));
  expect(new Set(hashes).size).toBe(8);
  for (const hash of hashes) expect(hash).toMatch(/^\$argon2id\$v=19\$m=8,t=1,p=1\$/);

  const right = await Promise.all(passwords.map((password, index) => pool.matches(password, hashes[index])));
  expect(right).toEqual(Array(8).fill(true));
  expect(await pool.matches('password 1', hashes[0])).toBe(false);
  expect(await pool.matches('password 1', undefined)).toBe(false);
});

test('hashes are those of any Argon2id, and hashes of bcrypt go on working', async () => {
  const password = 're\u0301sume\u0301 12';
  const stored = await hashPassword(password, { memoryKiB: 64, passes: 3, bcrypt: 4 });
  const [salt = '', tag = ''] = stored.split('$').slice(-2);
  const other = await argon2id({
    password: password.normalize('NFKC'),
    salt: Buffer.from(salt, 'base64'),
    iterations: 3,
    memorySize: 64,
    parallelism: 1,
    hashLength: 32,
    outputType: 'binary',
  });
  expect(Buffer.from(other).toString('base64').replace(/=+$/, '')).toBe(tag);
  // What an older Node uses.
  const cost = { memoryKiB: 64, passes: 3 };
  expect(await byWebAssembly(password.normalize('NFKC'), Buffer.from(salt, 'base64'), cost)).toEqual(
    Buffer.from(tag, 'base64'),
  );

  const old = bcrypt.hashSync(bcryptInput(password), 4);
  const isPassword = (text: string, hash: string | undefined, hasBcrypt: boolean) =>
    isPasswordOf(text, hash, { cost: COST, hasBcrypt });
  for (const hasBcrypt of [false, true]) {
    expect(await isPassword(password, stored, hasBcrypt)).toBe(true);
    expect(await isPassword(password, old, hasBcrypt)).toBe(true);
    for (const hash of [stored, old]) expect(await isPassword('another one', hash, hasBcrypt)).toBe(false);
    for (const hash of [undefined, '', '$argon2id$v=19$m=8,t=1,p=1$$', '$2b$04$', 'plain'])
      expect(await isPassword(password, hash, hasBcrypt)).toBe(false);
  }
});

test('one client has a limited number of places; others still get in, and places come back', () => {
  const pool = new PasswordPool(COST, 1);
  onTestFinished(() => pool.close());
  const enter = (client: string, account: string) => () => pool.enter({ client, account });
  const tooMany = expect.objectContaining({ code: 'TOO_MANY_REQUESTS' });
  const places = Array.from({ length: 48 }, enter('eve', 'ann'));
  expect(enter('eve', 'ann')).toThrow(tooMany);
  places.push(...Array.from({ length: 16 }, enter('eve', 'eve')));
  expect(enter('eve', 'bob')).toThrow(tooMany);
  places.push(enter('ann', 'ann')());
  for (let network = 0; places.length < 1024; network += 1) places.push(enter(`network ${network}`, 'a')());
  expect(enter('late', 'a')).toThrow(expect.objectContaining({ code: 'SERVER_BUSY' }));
  for (const leave of places) leave();
  expect(enter('eve', 'ann')).not.toThrow();
});

test('a client with many passwords delays another one by at most one', async () => {
  const pool = new PasswordPool(COST, 2);
  onTestFinished(() => pool.close());
  // Both threads run before the race, since starting one takes longer than many hashes of this low cost.
  await Promise.all(['one', 'two'].map((client) => pool.hash('a password', { client, account: client })));
  const done: string[] = [];
  const ask = (client: string, account: string) =>
    pool.hash('a password', { client, account }).then(() => done.push(client));
  const eve = Array.from({ length: 40 }, (_, index) => ask('eve', `account ${index % 6}`));
  const ann = ask('ann', 'ann');
  await Promise.all([...eve, ann]);
  expect(done.indexOf('ann')).toBeLessThan(4);
});

test('a set of codes counts as one job, and keeps its order', async () => {
  const pool = new PasswordPool(COST, 1);
  onTestFinished(() => pool.close());
  const sets = Array.from({ length: 20 }, (_, set) => [`${set} a`, `${set} b`, `${set} c`, `${set} d`]);
  const hashed = await Promise.all(sets.map((set) => pool.hashCodes(set, 10)));
  expect(hashed.flat()).toHaveLength(80);
  expect(await pool.matchesCode('7 c', hashed[7]?.[2], 10)).toBe(true);
  expect(await pool.matchesCode('7 c', hashed[7]?.[1], 10)).toBe(false);
  expect(await pool.matchesCode('7 c', undefined, 10)).toBe(false);
});
