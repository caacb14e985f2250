import { setTimeout as sleep } from 'node:timers/promises';

/** Most times a transaction is run. Of n in each other's way, PostgreSQL lets at least one through each time. */
const MOST_RUNS = 30;
/** Longest wait before another run, in milliseconds. */
const LONGEST_WAIT_MS = 100;

/**
 * Runs a transaction again when PostgreSQL says that it got in another one's way: serialization_failure and
 * deadlock_detected mean that nothing was changed and that trying again is right. SQLite never says so: there
 * transactions that write wait for each other.
 */
export async function retryConflicts<T>(run: () => Promise<T>): Promise<T> {
  for (let runs = 1; ; runs += 1) {
    try {
      return await run();
    } catch (error) {
      if (!isConflict(error) || runs === MOST_RUNS) throw error;
      // Random, so that those who collided do not collide again in step.
      await sleep(Math.random() * Math.min(LONGEST_WAIT_MS, 2 ** runs));
    }
  }
}

function isConflict(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === '40001' || code === '40P01';
}
