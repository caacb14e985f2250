import { type CSSProperties, useEffect, useState } from 'react';
import { secondsLeft, warningSpan } from './countdown.ts';
import { useUiTexts } from './ui-texts.ts';
import { useFromNow } from './use-now.ts';
import './countdown-ring.css';

/** The ring moves twice a second: as calm as gliding to look at, and a third of its work for the processor. */
const MOVE_EVERY = 500;

export interface CountdownRingProps {
  /** The time step, Unix milliseconds. */
  startsAt: number;
  endsAt: number;
}

/**
 * A ring that empties over a time step, with the seconds in its middle. The ring is a CSS animation moved to where
 * the step stands, so nothing runs per row; it is set anew when the page is shown again, because animations
 * pause with a sleeping machine and steps do not.
 */
export function CountdownRing({ startsAt, endsAt }: CountdownRingProps) {
  const timesShown = useTimesShown();
  const texts = useUiTexts();
  const seconds = useFromNow((now) => secondsLeft(endsAt, now));
  return (
    <span className="cs-ring">
      <svg viewBox="0 0 32 32" aria-hidden="true">
        <circle className="cs-ring__track" cx="16" cy="16" r="14" pathLength="100" />
        {/* A new key starts the animation from its beginning. */}
        <EmptyingCircle key={`${startsAt}:${timesShown}`} startsAt={startsAt} endsAt={endsAt} />
      </svg>
      <span className="cs-ring__seconds" aria-hidden="true">
        {seconds}
      </span>
      <span className="cs-visually-hidden">{` ${texts.secondsLeft(seconds)}`}</span>
    </span>
  );
}

function EmptyingCircle({ startsAt, endsAt }: CountdownRingProps) {
  const [drawnAt] = useState(() => Date.now());
  const animation: CSSProperties = {
    animationTimingFunction: `steps(${Math.ceil((endsAt - startsAt) / MOVE_EVERY)}), step-start`,
    animationDuration: `${endsAt - startsAt}ms, 1ms`,
    animationDelay: `${startsAt - drawnAt}ms, ${endsAt - warningSpan(startsAt, endsAt) - drawnAt}ms`,
  };
  return <circle className="cs-ring__left" cx="16" cy="16" r="14" pathLength="100" style={animation} />;
}

/** How often the page was shown again since this was first drawn. */
function useTimesShown(): number {
  const [times, setTimes] = useState(0);
  useEffect(() => {
    const shown = () => {
      if (document.visibilityState === 'visible') setTimes((before) => before + 1);
    };
    document.addEventListener('visibilitychange', shown);
    window.addEventListener('focus', shown);
    return () => {
      document.removeEventListener('visibilitychange', shown);
      window.removeEventListener('focus', shown);
    };
  }, []);
  return times;
}
