import { useState } from 'react';
import { useFromNow } from '../../../shared/ui/index.ts';
import { useTexts } from '../texts/use-texts.ts';
import { formatTimeLeft } from './time-left.ts';

/** "The next one can be tried in 0:29.": counts down without being spoken, and says once that it is over. */
export function Wait({ until }: { until: number }) {
  const t = useTexts();
  const [since] = useState(() => Date.now());
  // The shared clock ticks once a second: it may be behind the moment this wait began.
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

/** Whether a wait goes on. `until` is in this computer's Unix milliseconds; without one there is none. */
export function useWaiting(until: number | undefined): boolean {
  return useFromNow((now) => until !== undefined && now < until);
}
