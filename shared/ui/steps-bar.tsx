import './steps-bar.css';

export interface StepsBarProps {
  /** 1 for the first. */
  current: number;
  /** What each step is called, in order. */
  steps: readonly string[];
}

/** Where a person stands in a short sequence. */
export function StepsBar({ current, steps }: StepsBarProps) {
  return (
    <div
      className="cs-steps"
      role="progressbar"
      aria-label="Progress"
      aria-valuemin={1}
      aria-valuemax={steps.length}
      aria-valuenow={current}
      aria-valuetext={`Step ${current} of ${steps.length}: ${steps[current - 1] ?? ''}`}
    >
      {steps.map((step, place) => (
        <span key={step} className="cs-steps__step" data-reached={place < current ? true : undefined} />
      ))}
    </div>
  );
}
