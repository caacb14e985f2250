import { secondsLeft } from '../../../shared/ui/index.ts';

/** Returns the time until a deadline: `9:41`, `0:05`. Both times are Unix milliseconds. */
export function formatTimeLeft(deadline: number, now: number): string {
  const seconds = secondsLeft(deadline, now);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
