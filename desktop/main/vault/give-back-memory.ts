/** Deriving a key from a passphrase takes 64 MiB on purpose; V8 sees no reason to give them back until much later. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** When the app has nothing left to do, in milliseconds after the vault was opened. */
const LATER = 3000;

let waiting: NodeJS.Timeout | undefined;

/** Collects garbage in a moment. What was derived from is gone from memory then, too. */
export function giveBackMemory(): void {
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    setFlagsFromString('--expose-gc');
    const collect: unknown = runInNewContext('globalThis.gc');
    if (typeof collect === 'function') collect();
  }, LATER);
  waiting.unref();
}
