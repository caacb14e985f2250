import type { CSSProperties } from 'react';
import { nearEnd, secondsLeft } from './countdown.ts';
import { useUiTexts } from './ui-texts.ts';
import { useFromNow } from './use-now.ts';
import './countdown-ring.css';

export interface CountdownRingProps {
  /** The time step, Unix milliseconds. */
  startsAt: number;
  endsAt: number;
  /** Out of sight: it is right when it is drawn, and does not move. */
  still?: boolean;
}

/**
 * A ring that empties over a time step, with the seconds in its middle. Ring and seconds move together, once a second,
 * by the clock that the whole page shares: an animation would be drawn sixty times a second, for each row.
 */
export function CountdownRing({ startsAt, endsAt, still }: CountdownRingProps) {
  const texts = useUiTexts();
  const seconds = useFromNow((now) => secondsLeft(endsAt, now), still);
  const ending = useFromNow((now) => nearEnd(startsAt, endsAt, now), still);
  const gone = 100 - (100_000 * seconds) / (endsAt - startsAt);
  const style: CSSProperties & Record<'--gone', number> = { '--gone': Math.max(0, gone) };
  return (
    <span className={ending ? 'cs-ring cs-ring--ending' : 'cs-ring'} style={style}>
      <svg viewBox="0 0 32 32" aria-hidden="true">
        <circle className="cs-ring__track" cx="16" cy="16" r="14" pathLength="100" />
        <circle className="cs-ring__left" cx="16" cy="16" r="14" pathLength="100" />
      </svg>
      <span className="cs-ring__seconds" aria-hidden="true">
        {seconds}
      </span>
      <span className="cs-visually-hidden">{` ${texts.secondsLeft(seconds)}`}</span>
    </span>
  );
}
