import { useState } from 'react';
import { useFromNow } from '../../../shared/ui/index.ts';
import { useTexts } from '../texts/use-texts.ts';
import { formatTimeLeft } from './time-left.ts';

/** Shows "The next one can be tried in 0:29." Screen readers announce only the end of the wait. */
export function Wait({ until }: { until: number }) {
  const t = useTexts();
  const [since] = useState(() => Date.now());
  // The shared clock ticks once a second, so it may be behind the start of this wait.
  const left = useFromNow((now) => formatTimeLeft(until, Math.max(now, since)));
  const over = useFromNow((now) => now >= until);
  return (
    <>
      <span role="timer" className="expires-in">
        {!over && t('secondStep.lockedUntil', { left })}
      </span>
      <span role="status">{over && t('secondStep.lockedOver')}</span>
    </>
  );
}

/**
 * Returns whether a wait is still running. `until` is in this computer's Unix milliseconds; without it there is no
 * wait.
 */
export function useWaiting(until: number | undefined): boolean {
  return useFromNow((now) => until !== undefined && now < until);
}
