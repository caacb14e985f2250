import { MINUTE } from '../../../shared/durations.ts';
import { useFromNow } from '../../../shared/ui/index.ts';
import { useTexts } from '../texts/use-texts.ts';
import { formatTimeLeft } from './time-left.ts';

/** Shows "Expires in 9:41." Screen readers can read it at any time, and announce it once when a minute is left. */
export function ExpiresIn({ deadline }: { deadline: number }) {
  const t = useTexts();
  const left = useFromNow((now) => formatTimeLeft(deadline, now));
  const lastMinute = useFromNow((now) => deadline - now <= MINUTE);
  return (
    <>
      <span role="timer" className="expires-in" data-soon={lastMinute || undefined}>
        {t('frame.expiresIn', { left })}
      </span>
      <span role="status" className="cs-visually-hidden">
        {lastMinute && t('frame.lastMinute')}
      </span>
    </>
  );
}

/** Returns whether a deadline (Unix milliseconds) has passed. */
export function useExpired(deadline: number): boolean {
  return useFromNow((now) => now >= deadline);
}
