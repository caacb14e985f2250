import { expect, test } from 'vitest';
import { PasswordPool } from '../passwords/password-pool.ts';
import { keptPasswordThread } from './kept-password-threads.ts';
import { TEST_PASSWORD_COST } from './test-password-cost.ts';

const TURN = { client: '192.0.2.7', account: 'ann' };

test('the next pool uses the thread of a closed one, which answers it alone', async () => {
  const started: number[] = [];
  const poolOf = (cost = TEST_PASSWORD_COST) =>
    new PasswordPool(cost, 1, (of) => {
      const thread = keptPasswordThread(of);
      started.push(thread.threadId);
      return thread;
    });
  let hash = '';
  for (const password of ['correct horse battery', 'another one entirely']) {
    const pool = poolOf();
    const leave = pool.enter(TURN);
    hash = await pool.hash(password, TURN);
    expect(await pool.matches(password, hash, TURN)).toBe(true);
    expect(await pool.matches('wrong', hash, TURN)).toBe(false);
    leave();
    await pool.close();
    // Nobody hears of a thread that is not in use.
    await expect(pool.hash(password, TURN)).rejects.toMatchObject({ code: 'SERVER_BUSY' });
  }
  expect(started[1]).toBe(started[0]);

  // A thread that is stopped amid its work ends, and its answer never reaches the next pool.
  const slow = poolOf({ ...TEST_PASSWORD_COST, memoryKiB: 32 * 1024, passes: 20 });
  const left = expect(slow.hash('x', TURN)).rejects.toThrow('A password thread ended.');
  await slow.close();
  await left;
  expect(started[2]).toBe(started[0]);
  const next = poolOf();
  expect(await next.matches('another one entirely', hash, TURN)).toBe(true);
  await next.close();
  expect(started[3]).not.toBe(started[0]);
});

test('threads with another priority are kept apart', async () => {
  const spare = keptPasswordThread({ isSpare: true });
  await spare.terminate();
  const other = keptPasswordThread({ isSpare: false });
  expect(other.threadId).not.toBe(spare.threadId);
  expect(keptPasswordThread({ isSpare: true }).threadId).toBe(spare.threadId);
  await Promise.all([spare.terminate(), other.terminate()]);
});
