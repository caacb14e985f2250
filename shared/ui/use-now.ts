import { useSyncExternalStore } from 'react';

/**
 * One clock for the entire page. It ticks just after each full second while it has a subscriber and the page is
 * visible, and catches up when the page becomes visible again.
 */
let now = Date.now();
let timer: ReturnType<typeof setTimeout> | undefined;
const watchers = new Set<() => void>();

function tick(): void {
  now = Date.now();
  for (const watcher of watchers) watcher();
  schedule();
}

function schedule(): void {
  clearTimeout(timer);
  if (watchers.size === 0 || document.visibilityState === 'hidden') return;
  timer = setTimeout(tick, 1000 - (Date.now() % 1000) + 5);
}

function watch(watcher: () => void): () => void {
  if (watchers.size === 0) {
    now = Date.now();
    document.addEventListener('visibilitychange', tick);
    window.addEventListener('focus', tick);
  }
  watchers.add(watcher);
  if (watchers.size === 1) schedule();
  return () => {
    watchers.delete(watcher);
    if (watchers.size > 0) return;
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', tick);
    window.removeEventListener('focus', tick);
  };
}

function read(): number {
  // Without a subscriber the clock stands still, so the first render could show an old time.
  if (Date.now() - now > 1500) now = Date.now();
  return now;
}

/** Calls `tell` with the time just after each full second. @returns a function that stops it */
export function eachSecond(tell: (now: number) => void): () => void {
  return watch(() => tell(now));
}

/** Returns the present time in Unix milliseconds, updated each second. */
export function useNow(): number {
  return useSyncExternalStore(watch, read);
}

/**
 * Returns a value derived from the shared clock. For components that render only if that value changes, such as whether
 * a code is about to expire.
 *
 * @param still for components out of sight: the value is correct when rendered, but does not follow the clock
 */
export function useFromNow<T extends string | number | boolean>(
  derive: (now: number) => T,
  still = false,
): T {
  return useSyncExternalStore(still ? ignore : watch, () => derive(read()));
}

const ignore = () => () => undefined;
