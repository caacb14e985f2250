import { useLayoutEffect, useRef } from 'react';
import { nearEnd, secondsLeft } from './countdown.ts';
import { useUiTexts } from './ui-texts.ts';
import { eachSecond } from './use-now.ts';
import './countdown-ring.css';

export interface CountdownRingProps {
  /** The start of the time step, in Unix milliseconds. */
  startsAt: number;
  endsAt: number;
  /** Whether the ring is out of sight. It is correct when rendered, but does not move. */
  still?: boolean;
}

/**
 * Shows a ring that empties during a time step, with the seconds in the middle. Ring and seconds move once a second,
 * with the page's shared clock: an animation would paint sixty times a second for each row. They are written to the DOM
 * directly, because React would compare every row each second.
 */
export function CountdownRing({ startsAt, endsAt, still = false }: CountdownRingProps) {
  const texts = useUiTexts();
  const ring = useRef<HTMLSpanElement>(null);
  const left = useRef<SVGCircleElement>(null);
  const number = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    const draw = (now: number) => {
      const digits = number.current?.firstChild;
      if (!ring.current || !left.current || !(digits instanceof Text)) return;
      const seconds = secondsLeft(endsAt, now);
      const gone = Math.max(0, 100 - (100_000 * seconds) / (endsAt - startsAt));
      left.current.style.setProperty('--gone', String(gone));
      ring.current.classList.toggle('cs-ring--ending', nearEnd(startsAt, endsAt, now));
      ring.current.setAttribute('aria-label', texts.secondsLeft(seconds));
      // Changes the existing text node. A new one each second would be a third of the app's idle work.
      digits.data = String(seconds);
    };
    draw(Date.now());
    return still ? undefined : eachSecond(draw);
  }, [startsAt, endsAt, still, texts]);
  return (
    <span ref={ring} className="cs-ring" role="img">
      <svg viewBox="0 0 32 32" aria-hidden="true">
        <circle className="cs-ring__track" cx="16" cy="16" r="14" pathLength="100" />
        <circle ref={left} className="cs-ring__left" cx="16" cy="16" r="14" pathLength="100" />
      </svg>
      <span ref={number} className="cs-ring__seconds" aria-hidden="true">
        0
      </span>
    </span>
  );
}
