import { setTimeout as sleep } from 'node:timers/promises';

/** The most runs of a transaction. Of n conflicting transactions, PostgreSQL lets at least one through each time. */
const MOST_RUNS = 30;
/** The longest wait before another run, in milliseconds. */
const LONGEST_WAIT_MS = 100;

/**
 * Runs a transaction again if PostgreSQL reports a conflict. After serialization_failure and deadlock_detected nothing
 * was changed, and a retry is right. SQLite has no such errors: writing transactions wait for each other.
 */
export async function retryConflicts<T>(run: () => Promise<T>): Promise<T> {
  for (let runs = 1; ; runs += 1) {
    try {
      return await run();
    } catch (error) {
      if (!isConflict(error) || runs === MOST_RUNS) throw error;
      // Random, so that transactions that conflicted do not conflict again in step.
      await sleep(Math.random() * Math.min(LONGEST_WAIT_MS, 2 ** runs));
    }
  }
}

function isConflict(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === '40001' || code === '40P01';
}
