import { useLayoutEffect, useRef } from 'react';
import { nearEnd, numberLines, placeOfNumber, secondsLeft } from './countdown.ts';
import { type UiTexts, useUiTexts } from './ui-texts.ts';
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
 *
 * The number moves to the next of its lines, of which one is in sight. A new text each second would be laid out, and
 * after each layout the browser looks what is under the pointer, as if it had moved.
 */
export function CountdownRing({ startsAt, endsAt, still = false }: CountdownRingProps) {
  const texts = useUiTexts();
  const ring = useRef<HTMLSpanElement>(null);
  const left = useRef<SVGCircleElement>(null);
  const number = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    let wasEnding: boolean | undefined;
    let first: number | undefined;
    const draw = (now: number) => {
      const digits = number.current?.firstChild;
      if (!ring.current || !left.current || !number.current || !(digits instanceof Text)) return;
      const seconds = secondsLeft(endsAt, now);
      const gone = Math.max(0, 100 - (100_000 * seconds) / (endsAt - startsAt));
      left.current.style.setProperty('--gone', String(gone));
      const ending = nearEnd(startsAt, endsAt, now);
      // Part of a button's name. Some screen readers say the whole name of the focused button again when it changes.
      const isHeard = ring.current.closest('button') === document.activeElement;
      if (!isHeard || ending !== wasEnding) {
        ring.current.setAttribute('aria-label', inWords(texts, seconds));
      }
      wasEnding = ending;
      ring.current.classList.toggle('cs-ring--ending', ending);
      const place = placeOfNumber(seconds, first);
      // Changes the existing text node, and only when the lines have come to their end.
      if (place.first !== first) digits.data = numberLines(place.first).join('\n');
      first = place.first;
      number.current.style.translate = `0 ${-LINE_HEIGHT * place.line}px`;
    };
    draw(Date.now());
    return still ? undefined : eachSecond(draw);
  }, [startsAt, endsAt, still, texts]);
  return (
    <span ref={ring} className="cs-ring" role="img">
      <span className="cs-ring__face" aria-hidden="true">
        <svg viewBox="0 0 32 32" aria-hidden="true">
          <circle className="cs-ring__track" cx="16" cy="16" r="14" pathLength="100" />
          <circle ref={left} className="cs-ring__left" cx="16" cy="16" r="14" pathLength="100" />
        </svg>
        <span ref={number} className="cs-ring__seconds">
          0
        </span>
      </span>
    </span>
  );
}

/** In CSS pixels, as in the style sheet. */
const LINE_HEIGHT = 32;

let lastSaid: { texts: UiTexts; seconds: number; words: string } | undefined;

/** Returns the seconds in words. Keeps the last answer, because most rings of a list show the same second. */
function inWords(texts: UiTexts, seconds: number): string {
  if (lastSaid?.texts !== texts || lastSaid.seconds !== seconds) {
    lastSaid = { texts, seconds, words: texts.secondsLeft({ count: seconds }) };
  }
  return lastSaid.words;
}
