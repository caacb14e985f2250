import bcrypt from 'bcryptjs';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { Refusal } from '../base/refusal.ts';
import { bcryptInput } from './password.ts';
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

test('hashes more passwords at once than it has threads', async () => {
  const pool = new PasswordPool(4, 2);
  onTestFinished(() => pool.close());
  const passwords = Array.from({ length: 8 }, (_, index) => `password ${index}`);
  const hashes = await Promise.all(passwords.map((password) => pool.hash(password)));
  expect(new Set(hashes).size).toBe(8);

  const right = await Promise.all(passwords.map((password, index) => pool.matches(password, hashes[index])));
  expect(right).toEqual(Array(8).fill(true));
  expect(await pool.matches('password 1', hashes[0])).toBe(false);
  expect(await pool.matches('password 1', undefined)).toBe(false);
});

test('refuses at once when the queue is full', async () => {
  const pool = new PasswordPool(4, 1);
  onTestFinished(() => pool.close());
  const asked = Array.from({ length: 80 }, () => pool.hash('a password'));
  const outcomes = await Promise.allSettled(asked);
  const refused = outcomes.filter(({ status }) => status === 'rejected');
  expect(outcomes.length - refused.length).toBe(65);
  expect(refused[0]).toMatchObject({ reason: { code: 'SERVER_BUSY' } });
});

test('a set takes one place in the queue, and its hashes keep their order', async () => {
  const pool = new PasswordPool(4, 1);
  onTestFinished(() => pool.close());
  const sets = Array.from({ length: 20 }, (_, set) => [`${set} a`, `${set} b`, `${set} c`, `${set} d`]);
  const hashed = await Promise.all(sets.map((set) => pool.hashAll(set, 10)));
  expect(hashed.flat()).toHaveLength(80);
  expect(await pool.matches('7 c', hashed[7]?.[2], 10)).toBe(true);
  expect(await pool.matches('7 c', hashed[7]?.[1], 10)).toBe(false);
});

test('assertRoom throws only while the queue is full', async () => {
  const pool = new PasswordPool(4, 1);
  onTestFinished(() => pool.close());
  const asked = Array.from({ length: 65 }, () => pool.hash('a password'));
  expect(() => pool.assertRoom()).toThrow(Refusal);
  await Promise.all(asked);
  expect(() => pool.assertRoom()).not.toThrow();
});
