import { timeStepBounds } from '../../../../shared/one-time-code.ts';
import { type ClassAttempt, CODE_SECONDS } from '../../../contract/index.ts';

/** How wrong the clock of a device is, at least and at most, in whole seconds. `from` is the smaller number. */
export interface ClockError {
  direction: 'ahead' | 'behind';
  from: number;
  to: number;
}

/**
 * Returns how wrong a device's clock is if it showed the code of this step at this moment. A code says in which 30
 * seconds it was made, so the error is known to 30 seconds.
 *
 * @returns `undefined` if the clock may be right
 */
export function clockErrorOf({ at, step }: Pick<ClassAttempt, 'at' | 'step'>): ClockError | undefined {
  if (step === null) return undefined;
  const now = Date.parse(at);
  const { startsAt, endsAt } = timeStepBounds(step, CODE_SECONDS);
  if (startsAt > now) return { direction: 'ahead', from: seconds(startsAt - now), to: seconds(endsAt - now) };
  if (endsAt <= now) return { direction: 'behind', from: seconds(now - endsAt), to: seconds(now - startsAt) };
  return undefined;
}

function seconds(ms: number): number {
  return Math.round(ms / 1000);
}
