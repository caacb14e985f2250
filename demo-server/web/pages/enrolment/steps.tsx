import { StepsBar } from '../../../../shared/ui/index.ts';

const STEPS = ['Confirm your password', 'Connect your authenticator', 'Type the code', 'Done'];

/** Where the person stands in turning two-factor authentication on; 1 for the first step. */
export function Steps({ current }: { current: number }) {
  return (
    <div className="steps">
      <StepsBar current={current} steps={STEPS} />
      <p className="cs-small cs-soft" aria-hidden="true">
        Step {current} of {STEPS.length}
      </p>
    </div>
  );
}
