/** Where machines are kept: in the user's cache, shared by all checkouts, like the Electron runtime. */
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

export const machinesFolder = join(
  process.env.XDG_CACHE_HOME || join(homedir(), '.cache'),
  'countersign',
  'machines',
);

/** Returns a new folder for something unfinished. Its name says which process owns it. */
export function temporaryFolder(name: string): string {
  const folder = join(machinesFolder, `${name}.${process.pid}`);
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** Removes the unfinished folders of runs that were killed. They are gigabytes. */
export function removeLeftovers(): void {
  removeWhere((owner) => owner !== process.pid && !isAlive(owner));
}

/** Removes this process's unfinished folders. */
export function removeOwn(): void {
  removeWhere((owner) => owner === process.pid);
}

/** @param matches gets the process ID of a folder's owner */
function removeWhere(matches: (owner: number) => boolean): void {
  mkdirSync(machinesFolder, { recursive: true });
  for (const name of readdirSync(machinesFolder)) {
    const owner = Number(/\.(\d+)$/.exec(name)?.[1]);
    if (owner > 0 && matches(owner)) {
      rmSync(join(machinesFolder, name), { recursive: true, force: true });
    }
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
