import { MINUTE } from '../../shared/durations.ts';

/**
 * Returns a function that runs something at most once a minute, and passes it how often it was asked since the last
 * time. For log lines that every request would repeat. It reads the monotonic clock, which nobody sets.
 */
export function onceAMinute(
  clock: () => number = () => performance.now(),
): (run: (times: number) => void) => void {
  let last = Number.NEGATIVE_INFINITY;
  let times = 0;
  return (run) => {
    times += 1;
    if (clock() - last < MINUTE) return;
    last = clock();
    run(times);
    times = 0;
  };
}
