import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { GroupCommit } from './group-commit.ts';

test('transactions at the same time share one commit, and none returns before it', async () => {
  const { turns, rows, executed, insert } = start();
  const heard: number[] = [];
  const units = Array.from({ length: 10 }, async (_, number) => {
    await turns.begin();
    insert(number);
    await turns.commit();
    expect(executed).toContain('commit');
    heard.push(number);
  });
  await Promise.all(units);
  expect(heard).toHaveLength(10);
  expect(rows()).toHaveLength(10);
  expect(executed.filter((sql) => sql === 'commit')).toHaveLength(1);
});

test('a failed unit is rolled back alone, and reads return only what is committed', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom('keep', 'undo', 'single'), { maxLength: 80 }), async (plan) => {
      const { turns, rows, insert } = start();
      await Promise.all(
        plan.map(async (what, number) => {
          if (what === 'single') return turns.single(true, () => insert(number));
          await turns.begin();
          insert(number);
          // As a domain function waits between two statements.
          await Promise.resolve();
          if (what === 'keep') return turns.commit();
          turns.rollback();
        }),
      );
      const kept = plan.flatMap((what, number) => (what === 'undo' ? [] : [number]));
      expect(rows()).toEqual(kept);
    }),
    { numRuns: 20 },
  );
});

test('if the commit fails, all units of the batch fail and nothing is stored', async () => {
  const { turns, rows, insert, failNext } = start();
  failNext('commit');
  const units = Array.from({ length: 5 }, async (_, number) => {
    await turns.begin();
    insert(number);
    await turns.commit();
  });
  const results = await Promise.allSettled(units);
  const failed = results.filter(({ status }) => status === 'rejected').length;
  expect(failed).toBeGreaterThan(0);
  expect(rows()).toHaveLength(5 - failed);

  await turns.begin();
  insert(99);
  await turns.commit();
  expect(rows()).toContain(99);
});

test('if SQLite ends the transaction, all units of the batch fail and later ones work', async () => {
  const { turns, rows, insert, database } = start();
  const unit = async (number: number) => {
    await turns.begin();
    insert(number);
    // As SQLite does when the disk is full.
    if (number === 2) database.exec('rollback');
    await turns.commit();
  };
  const results = await Promise.allSettled([1, 2, 3].map(unit));
  expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled']);
  expect(rows()).toEqual([3]);
});

test('a slow transaction is not committed before its end', async () => {
  const { turns, rows, insert } = start();
  await turns.begin();
  insert(1);
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(rows()).toEqual([]);
  turns.rollback();
  const after = turns.single(true, () => insert(2));
  await after;
  expect(rows()).toEqual([2]);
});

test('closing commits finished transactions', async () => {
  const { turns, rows, insert } = start();
  const asked = turns.single(true, () => insert(1));
  await Promise.resolve();
  turns.close();
  await asked;
  expect(rows()).toEqual([1]);
});

test('waits for another process’s write without blocking the event loop', async () => {
  const { turns, rows, insert, path } = start();
  const other = new DatabaseSync(path);
  onTestFinished(() => other.close());
  other.exec('begin immediate; insert into numbers values (1)');
  const unit = (async () => {
    await turns.begin();
    insert(2);
    await turns.commit();
  })();
  // Timers must run meanwhile, because this same process stands in for the other one.
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(rows()).toEqual([]);
  other.exec('commit');
  await unit;
  expect(rows()).toEqual([1, 2]);
});

function start() {
  const path = join(temporaryFolder(), 'numbers.db');
  const database = new DatabaseSync(path);
  onTestFinished(() => database.close());
  database.exec('pragma journal_mode = wal; create table numbers (n integer)');
  const statement = database.prepare('insert into numbers values (?)');
  const executed: string[] = [];
  let failing: string | undefined;
  const turns = new GroupCommit({
    execute(sql) {
      if (sql === failing) {
        failing = undefined;
        throw new Error('the disk is full');
      }
      executed.push(sql);
      database.exec(sql);
    },
    get isTransaction() {
      return database.isTransaction;
    },
    isBusy: (error) => error instanceof Error && 'errcode' in error && error.errcode === 5,
  });
  // A batch with only rolled-back units must still be closed.
  onTestFinished(() => turns.close());
  return {
    path,
    database,
    turns,
    executed,
    insert: (number: number) => statement.run(number),
    failNext(sql: string) {
      failing = sql;
    },
    /** Returns the rows as a second connection sees them: only committed ones. */
    rows(): number[] {
      const reader = new DatabaseSync(path);
      const found = reader.prepare('select n from numbers order by n').all();
      reader.close();
      return found.map(({ n }) => Number(n));
    },
  };
}
