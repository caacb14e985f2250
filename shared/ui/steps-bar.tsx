import { useUiTexts } from './ui-texts.ts';
import './steps-bar.css';

export interface StepsBarProps {
  /** Counted from 1. */
  current: number;
  /** The names of the steps, in order. */
  steps: readonly string[];
}

/** Shows the current step of a short sequence. */
export function StepsBar({ current, steps }: StepsBarProps) {
  const texts = useUiTexts();
  return (
    <div
      className="cs-steps"
      role="progressbar"
      aria-label={texts.progress}
      aria-valuemin={1}
      aria-valuemax={steps.length}
      aria-valuenow={current}
      aria-valuetext={texts.step({ current, total: steps.length, name: steps[current - 1] ?? '' })}
    >
      {steps.map((step, place) => (
        <span key={step} className="cs-steps__step" data-reached={place < current ? true : undefined} />
      ))}
    </div>
  );
}
