/** Allows one setup at a time in a checkout, so that two commands do not install at the same time. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { say } from './progress.mjs';
import { setupFolder } from './state.mjs';

const file = join(setupFolder, 'lock');

/** Waits for the lock. Takes it over if its owner has ended. @returns {Promise<() => void>} a function that releases it */
export async function holdLock() {
  mkdirSync(setupFolder, { recursive: true });
  let told = false;
  for (;;) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' });
      return () => rmSync(file, { force: true });
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    const owner = readOwner();
    if (owner !== undefined && !isAlive(owner)) {
      rmSync(file, { force: true });
      continue;
    }
    if (!told) say('Another setup is running in this folder. Waiting for it to finish.');
    told = true;
    await sleep(200);
  }
}

/** Returns the owner's process ID, or undefined while it is still being written. */
function readOwner() {
  try {
    const pid = Number(readFileSync(file, 'utf8'));
    return pid > 0 ? pid : undefined;
  } catch {
    return undefined;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
