/**
 * One writer at a time, across processes. A lock file with a process id in it goes stale when its maker is killed; the
 * operating system's own file lock ends with the process. SQLite is the way to it that Node has on every system.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { Failure } from '../ipc/failure.ts';
import { sentences } from '../texts/texts.ts';

/** How long to wait for another writer, in milliseconds. A write takes some tens. */
const PATIENCE = 5_000;
const POLL = 20;

/**
 * @param path the lock's own file; made when missing, always empty
 * @throws Failure `store-failed` when another process holds the lock all the time, or what `work` throws
 */
export async function withFileLock<T>(path: string, work: () => Promise<T>): Promise<T> {
  // Loaded at the first write, not at start: nothing in it is needed to show codes.
  const { DatabaseSync } = await import('node:sqlite');
  const lock = new DatabaseSync(path, { timeout: 0 });
  try {
    for (let waited = 0; !tryLock(lock); waited += POLL) {
      if (waited >= PATIENCE) {
        throw new Failure('store-failed', sentences().vault.writtenElsewhere);
      }
      await wait(POLL);
    }
    return await work();
  } finally {
    lock.close();
  }
}

function tryLock(lock: { exec(sql: string): void }): boolean {
  try {
    lock.exec('BEGIN EXCLUSIVE');
    return true;
  } catch (error) {
    // SQLITE_BUSY
    if (error instanceof Error && 'errcode' in error && error.errcode === 5) return false;
    throw error;
  }
}
