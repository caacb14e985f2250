/**
 * One writer at a time, across processes. A lock file with a process id becomes stale when that process is killed. The
 * operating system's file lock ends with the process. Node has no call for it, so SQLite takes it, on every system.
 */
import { open } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { Failure } from '../ipc/failure.ts';
import { sentences } from '../texts/texts.ts';

/** How long to wait for another writer, in milliseconds. A write takes less than 100. */
const PATIENCE = 5_000;
const POLL = 20;
/** Only the owner may open it. */
const FILE_MODE = 0o600;

/**
 * Runs `work` while this process has the lock.
 *
 * @param path the lock's own file; created if missing, always empty
 * @throws Failure `store-failed` if another process keeps the lock for 5 seconds, the system's error, or what `work` throws
 */
export async function withFileLock<T>(path: string, work: () => Promise<T>): Promise<T> {
  // Created here, because SQLite does not say why it cannot: the disk may be full or read-only.
  await (await open(path, 'a', FILE_MODE)).close();
  // Loaded at the first write, because codes can be shown without it and the app starts faster.
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
