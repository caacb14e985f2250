import { readdirSync, readFileSync } from 'node:fs';
import { getPriority } from 'node:os';
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
const TURN = { client: 'network:192.0.2.7', account: 'ann' };

test('hashes more passwords at once than it has threads', async () => {
  const pool = new PasswordPool(COST, 2);
  onTestFinished(() => pool.close());
  const passwords = Array.from({ length: 8 }, (_, index) => `password ${index}`);
  const hashes = await Promise.all(passwords.map((password) => pool.hash(password, TURN)));
  expect(new Set(hashes).size).toBe(8);
  for (const hash of hashes) expect(hash).toMatch(/^\$argon2id\$v=19\$m=8,t=1,p=1\$/);

  const right = await Promise.all(
    passwords.map((password, index) => pool.matches(password, hashes[index], TURN)),
  );
  expect(right).toEqual(Array(8).fill(true));
  expect(await pool.matches('password 1', hashes[0], TURN)).toBe(false);
  expect(await pool.matches('password 1', undefined, TURN)).toBe(false);
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
  // With one thread, answers come in the order of the turns. With two, the system may pause the one that has Ann's.
  const pool = new PasswordPool(COST, 1);
  onTestFinished(() => pool.close());
  const done: string[] = [];
  const ask = (client: string, account: string) =>
    pool.hash('a password', { client, account }).then(() => done.push(client));
  const eve = Array.from({ length: 40 }, (_, index) => ask('eve', `account ${index % 6}`));
  const ann = ask('ann', 'ann');
  await Promise.all([...eve, ann]);
  expect(done.indexOf('ann')).toBeLessThan(3);
});

test.skipIf(process.platform !== 'linux')(
  'threads of a client with many passwords yield to others, and one is left for clients with one password',
  async () => {
    const before = workerPriorities();
    const own = getPriority();
    const pool = new PasswordPool(COST, 3);
    onTestFinished(() => pool.close());
    const eve = { client: 'eve', account: 'eve' };
    const leave = [pool.enter(eve), pool.enter(eve)];
    await Promise.all(Array.from({ length: 20 }, () => pool.hash('a password', eve)));
    const ofEve = workerPriorities();
    expect(addedTo(before, ofEve)).toEqual([Math.min(19, own + 5), Math.min(19, own + 5)]);
    leave.push(pool.enter(TURN));
    await pool.hash('a password', TURN);
    expect(addedTo(ofEve, workerPriorities())).toEqual([own]);
    for (const back of leave) back();
  },
);

/** Returns the priority (nice) of each worker thread of this process, by the thread's number. */
function workerPriorities(): Map<string, number> {
  const priorities = new Map<string, number>();
  for (const thread of readdirSync('/proc/self/task')) {
    const text = textOf(`/proc/self/task/${thread}/stat`);
    const end = text.lastIndexOf(')');
    // The name is in brackets, and the nice value the 17th field after it: proc_pid_stat(5).
    if (text.slice(text.indexOf('(') + 1, end) !== 'WorkerThread') continue;
    priorities.set(thread, Number(text.slice(end + 2).split(' ')[16]));
  }
  return priorities;
}

/** Returns the text of a file, or nothing if its thread has just ended. */
function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

/** Returns the priorities of new threads. Threads of earlier tests may have ended, and numbers begin again at 1. */
function addedTo(before: ReadonlyMap<string, number>, after: ReadonlyMap<string, number>): number[] {
  return [...after].flatMap(([thread, priority]) => (before.has(thread) ? [] : [priority]));
}

test('a set of codes counts as one job, and keeps its order', async () => {
  const pool = new PasswordPool(COST, 1);
  onTestFinished(() => pool.close());
  const sets = Array.from({ length: 20 }, (_, set) => [`${set} a`, `${set} b`, `${set} c`, `${set} d`]);
  const hashed = await Promise.all(sets.map((set) => pool.hashCodes(set, 10, TURN)));
  expect(hashed.flat()).toHaveLength(80);
  expect(await pool.matchesCode('7 c', hashed[7]?.[2], 10, TURN)).toBe(true);
  expect(await pool.matchesCode('7 c', hashed[7]?.[1], 10, TURN)).toBe(false);
  expect(await pool.matchesCode('7 c', undefined, 10, TURN)).toBe(false);
});

test('a client with many sets of codes delays another one by at most one, and has a limited number in the line', async () => {
  const pool = new PasswordPool(COST, 1);
  onTestFinished(() => pool.close());
  const done: string[] = [];
  const ask = (client: string, account: string) =>
    pool.hashCodes(['a code', 'another'], 4, { client, account }).then(
      () => done.push(client),
      ({ code }) => done.push(code),
    );
  const eve = Array.from({ length: 80 }, (_, index) => ask('eve', `account ${index % 6}`));
  const ann = ask('ann', 'ann');
  await Promise.all([...eve, ann]);
  // Refused at once, before anything is hashed.
  expect(done.slice(0, 16)).toEqual(Array(16).fill('TOO_MANY_REQUESTS'));
  expect(done.slice(16)).toHaveLength(65);
  expect(done.slice(16).indexOf('ann')).toBeLessThan(3);
});
