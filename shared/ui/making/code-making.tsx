import { Pause, Play } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { explain } from '../../explain.ts';
import { type CodeParameters, timeStep } from '../../one-time-code.ts';
import { Button } from '../button.tsx';
import { useNow } from '../use-now.ts';
import { type Making, makingSteps } from './making-steps.tsx';
import type { MakingTexts } from './making-texts.ts';
import { RfcLink } from './rfc-link.tsx';
import './making.css';

export interface CodeMakingProps {
  parameters: CodeParameters;
  /** The counter of a counter-based key. Other types ignore it. */
  counter: number;
  /** A fixed time in place of the present one, in Unix milliseconds. */
  at?: number;
  texts: MakingTexts;
  /** A BCP 47 tag for times. */
  locale: string;
  /** Whether links may leave the program. */
  linked: boolean;
}

/** How long each step is shown during playback, in milliseconds. */
const RUN_MS = 3000;

/**
 * Shows every value of a code: all at once with the clock running, or step by step with the clock stopped. The steps
 * move by button, by keyboard, or in playback.
 */
export function CodeMaking({ parameters, counter, at, texts, locale, linked }: CodeMakingProps) {
  const live = useNow();
  const [heldAt, setHeldAt] = useState<number>();
  const [place, setPlace] = useState(0);
  const [running, setRunning] = useState(false);
  const controls = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLOListElement>(null);
  const now = at ?? heldAt ?? live;
  const steps = makingSteps(making(parameters, counter, now), texts);
  const lastPlace = steps.length - 1;
  const isHeld = heldAt !== undefined;

  useEffect(() => {
    if (!running) return;
    const timer = setTimeout(() => {
      setPlace((at) => Math.min(at + 1, lastPlace));
      if (place + 1 >= lastPlace) setRunning(false);
    }, RUN_MS);
    return () => clearTimeout(timer);
  }, [running, place, lastPlace]);

  useEffect(() => {
    if (!isHeld) return;
    const moves: Record<string, (at: number) => number> = {
      ArrowRight: (at) => Math.min(at + 1, lastPlace),
      ArrowLeft: (at) => Math.max(at - 1, 0),
      Home: () => 0,
      End: () => lastPlace,
    };
    function step(event: KeyboardEvent) {
      const move = moves[event.key];
      if (!move || event.altKey || event.ctrlKey || event.metaKey || isTyping(event.target)) return;
      event.preventDefault();
      setRunning(false);
      setPlace(move);
    }
    document.addEventListener('keydown', step);
    return () => document.removeEventListener('keydown', step);
  }, [isHeld, lastPlace]);

  useEffect(() => {
    if (isHeld) list.current?.children[place]?.scrollIntoView({ block: 'nearest' });
  }, [isHeld, place]);

  function begin(runs: boolean) {
    setHeldAt(Date.now());
    setPlace(0);
    setRunning(runs);
  }

  function showAll() {
    setHeldAt(undefined);
    setRunning(false);
    // The pressed button disappears with the steps.
    controls.current?.querySelector('button')?.focus();
  }

  const present = steps[place];
  return (
    <div className="making">
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form's controls */}
      <div ref={controls} className="making__controls" role="group" aria-label={texts.controls}>
        {isHeld ? (
          <>
            <Button
              kind="primary"
              aria-disabled={place === lastPlace || undefined}
              onClick={() => {
                setRunning(false);
                setPlace(Math.min(place + 1, lastPlace));
              }}
            >
              {texts.next}
            </Button>
            <Button
              icon={running ? <Pause aria-hidden="true" /> : <Play aria-hidden="true" />}
              onClick={() => {
                if (!running && place === lastPlace) setPlace(0);
                setRunning(!running);
              }}
            >
              {running ? texts.pause : texts.run}
            </Button>
            <Button
              aria-disabled={place === 0 || undefined}
              onClick={() => {
                setRunning(false);
                setPlace(Math.max(place - 1, 0));
              }}
            >
              {texts.back}
            </Button>
            <Button kind="quiet" onClick={showAll}>
              {texts.showAll}
            </Button>
          </>
        ) : (
          <>
            <Button kind="primary" onClick={() => begin(false)}>
              {texts.stepByStep}
            </Button>
            <Button icon={<Play aria-hidden="true" />} onClick={() => begin(true)}>
              {texts.run}
            </Button>
          </>
        )}
      </div>
      {isHeld && (
        <p className="cs-small cs-soft">
          {texts.held({ time: new Date(now).toLocaleTimeString(locale) })} {texts.keys}
        </p>
      )}
      <p role="status" className="cs-visually-hidden">
        {isHeld && present
          ? texts.status({ number: place + 1, title: present.title, text: present.text })
          : ''}
      </p>
      <ol ref={list} className="making__steps">
        {steps.map((step, at) => (
          <li
            key={step.id}
            className="making__step"
            aria-current={isHeld && at === place ? 'step' : undefined}
            hidden={isHeld && at > place}
          >
            <div className="making__head">
              <h3>{`${at + 1}. ${step.title}`}</h3>
              <span className="making__places">
                {step.places.map((where) => (
                  <RfcLink key={`${where.rfc} ${where.section}`} {...where} linked={linked} />
                ))}
              </span>
            </div>
            <p>{step.text}</p>
            {step.figure}
          </li>
        ))}
      </ol>
    </div>
  );
}

function making(parameters: CodeParameters, counter: number, now: number): Making {
  const movingFactor = parameters.type === 'hotp' ? counter : timeStep(now, parameters.period);
  return { parameters, working: explain(parameters, movingFactor), now };
}

/** Arrow keys and Home belong to the field that the user types in. */
function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, select, textarea') !== null;
}
