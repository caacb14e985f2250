import { useSyncExternalStore } from 'react';

/**
 * One clock for the whole page: it ticks just after each full second while somebody watches it and the page is
 * visible, and catches up at once when the page is shown again.
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
  // Before the first watcher nothing ticks, so a first render could show a moment long gone.
  if (Date.now() - now > 1500) now = Date.now();
  return now;
}

/** Calls back just after each full second, with the moment. @returns a function that ends it */
export function eachSecond(tell: (now: number) => void): () => void {
  return watch(() => tell(now));
}

/** The present moment in Unix milliseconds, renewed each second. */
export function useNow(): number {
  return useSyncExternalStore(watch, read);
}

/**
 * A value that follows the shared clock, for components that need to render only when it changes: whether a code
 * is near its end, not the time itself.
 *
 * @param still for what is out of sight: it is right when it is drawn, and does not follow
 */
export function useFromNow<T extends string | number | boolean>(
  derive: (now: number) => T,
  still = false,
): T {
  return useSyncExternalStore(still ? ignore : watch, () => derive(read()));
}

const ignore = () => () => undefined;
