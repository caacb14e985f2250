/** One setup at a time in a checkout: two commands started together must not install over each other. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { say } from './progress.mjs';
import { setupFolder } from './state.mjs';

const file = join(setupFolder, 'lock');

/** Waits for the lock, taking over one whose owner is gone. @returns {Promise<() => void>} a function that lets go */
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
    if (!told) say('Another setup is running in this folder; waiting for it.');
    told = true;
    await sleep(200);
  }
}

/** The owner's process id; undefined while it is still being written. */
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
