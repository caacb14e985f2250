/**
 * Deriving a key from a passphrase takes 64 MiB, by design, and opening a large vault leaves tens of megabytes behind. V8
 * would free them much later.
 */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** When the app is idle, in milliseconds after the vault was opened. */
const LATER = 3000;

/** An ordinary collection keeps the room that the heap grew to, 35 MB with 10,000 accounts. This one gives it back. */
const THOROUGHLY = { type: 'major', execution: 'sync', flavor: 'last-resort' };

let waiting: NodeJS.Timeout | undefined;

/** Schedules a garbage collection. It also removes the passphrase text from memory. */
export function giveBackMemory(): void {
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    setFlagsFromString('--expose-gc');
    const collect: unknown = runInNewContext('globalThis.gc');
    if (typeof collect === 'function') collect(THOROUGHLY);
  }, LATER);
  waiting.unref();
}
