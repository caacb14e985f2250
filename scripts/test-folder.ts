/**
 * The folder for the tests' temporary files. Tests wait for the disk more than for anything else, because both programs
 * wait until their files are durable; in memory that takes no time.
 */
import { accessSync, chmodSync, constants, mkdtempSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import { freemem } from 'node:os';
import { join } from 'node:path';

/** Linux's file system in memory that every user can write to. */
const IN_MEMORY = '/dev/shm';
/** Several times what the tests take, in bytes: 3 GiB. */
const ENOUGH = 3 * 2 ** 30;

/**
 * Makes a folder in memory and removes it when the process ends.
 *
 * @returns undefined where there is none, or it is small, or programs in it may not run
 */
export function folderInMemory(): string | undefined {
  if (!isUsable()) return undefined;
  const folder = mkdtempSync(join(IN_MEMORY, 'countersign-'));
  // As /tmp: if the tests run as root, PostgreSQL and the packaged app run as another user.
  chmodSync(folder, 0o1777);
  process.once('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));
  return folder;
}

function isUsable(): boolean {
  try {
    const mount = readFileSync('/proc/mounts', 'utf8')
      .split('\n')
      .map((line) => line.split(' '))
      .findLast(([, place]) => place === IN_MEMORY);
    if (mount?.[2] !== 'tmpfs' || mount[3]?.split(',').includes('noexec')) return false;
    accessSync(IN_MEMORY, constants.W_OK | constants.X_OK);
    const { bavail, bsize } = statfsSync(IN_MEMORY);
    return bavail * bsize >= ENOUGH && freemem() >= ENOUGH;
  } catch {
    // Another system than Linux, or a container without it.
    return false;
  }
}
