/** For adapters that start a server without a clock to move: libfaketime moves the time of the server's process. */
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FakeClock } from '../trial/adapter.ts';

/**
 * Returns a clock, and the environment with which the server's process follows it.
 *
 * @param library the path of libfaketime; by default it is looked for where distributions put it
 * @throws Error with one sentence if libfaketime is not installed
 */
export async function fakeClock(library = process.env.LIBFAKETIME): Promise<FakeClock> {
  const preload = library ?? (await findLibrary());
  if (preload === undefined || !existsSync(preload)) {
    throw new Error(
      'libfaketime is not installed. On Debian and Ubuntu: apt-get install libfaketime. Elsewhere set LIBFAKETIME to its path.',
    );
  }
  const folder = await mkdtemp(join(tmpdir(), 'conformance-clock-'));
  const file = join(folder, 'offset');
  let offset = 0;
  await writeFile(file, '+0');
  return {
    env: {
      LD_PRELOAD: preload,
      FAKETIME_TIMESTAMP_FILE: file,
      FAKETIME_NO_CACHE: '1',
      // Timers run on, so that a server's own waits do not end at once.
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
      // Otherwise such a wait ends at once, again and again, in programs that wait with a limit (Ruby does, at idle, too).
      FAKETIME_FORCE_MONOTONIC_FIX: '0',
    },
    clock: {
      now: () => Date.now() + offset,
      async advance(ms) {
        offset += ms;
        await writeFile(file, `${offset < 0 ? '' : '+'}${(offset / 1000).toFixed(3)}`);
      },
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

async function findLibrary(): Promise<string | undefined> {
  for (const base of ['/usr/lib', '/usr/lib64', '/usr/local/lib']) {
    const folders = [base, ...(await readdir(base).catch(() => [])).map((name) => join(base, name))];
    for (const folder of folders) {
      for (const name of ['faketime/libfaketimeMT.so.1', 'libfaketimeMT.so.1']) {
        if (existsSync(join(folder, name))) return join(folder, name);
      }
    }
  }
  return undefined;
}
