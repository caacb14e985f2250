/**
 * How a code is judged, with every value in between: RFC 6238 §5.2 and §6. What is accepted is decided by
 * `matchTimeStep` (one-time-code.ts), the function the server uses; what is added here is the view of it and, for
 * codes that are refused, the likely reason, which a server keeps to itself.
 */
import {
  type CodeParameters,
  codeFor,
  isDigitCode,
  matchTimeStep,
  timeStep,
  timeStepBounds,
} from './one-time-code.ts';

/** A time step whose code would be accepted. */
export interface Candidate {
  step: number;
  /** Steps from the present one: −1 is the one before. */
  offset: number;
  code: string;
  /** Unix milliseconds on the verifier's clock. */
  startsAt: number;
  endsAt: number;
  isMatch: boolean;
  /** Whether a code of this step or a later one has been used. */
  isSpent: boolean;
}

/** What becomes of a code, and why. */
export type Verdict =
  | 'accepted'
  /** Right, but a code of this step or a later one has been used: accepted at most once (RFC 6238 §5.2). */
  | 'replayed'
  /** Of a step before the window. */
  | 'late'
  /** Of a step after the window: the authenticator's clock is ahead. */
  | 'early'
  | 'wrong'
  /** No code at all: not so many ASCII digits. Nothing is computed or counted for it. */
  | 'malformed';

export interface Verification {
  presentStep: number;
  candidates: readonly Candidate[];
  /** The step the code belongs to, inside the window or near it; `undefined` for a wrong one. */
  step: number | undefined;
  verdict: Verdict;
}

export interface VerificationInput {
  parameters: Extract<CodeParameters, { type: 'totp' }>;
  /** As it was typed. */
  code: string;
  /** The verifier's clock, in Unix milliseconds. */
  now: number;
  /** Steps accepted on each side of the present one. */
  window: number;
  /** The step of the code used last; `undefined` when none was, or when the verifier does not remember. */
  lastUsedStep?: number | undefined;
}

/** How many steps around the present are searched for where a refused code comes from. */
const SEARCHED_STEPS = 20;

/** Judges a code and keeps the working. */
export function explainVerification({
  parameters,
  code,
  now,
  window,
  lastUsedStep = -1,
}: VerificationInput): Verification {
  const presentStep = timeStep(now, parameters.period);
  const matched = matchTimeStep(parameters, code, now, window);
  const candidates: Candidate[] = [];
  for (let step = Math.max(0, presentStep - window); step <= presentStep + window; step += 1) {
    candidates.push({
      step,
      offset: step - presentStep,
      code: codeFor(parameters, step),
      ...timeStepBounds(step, parameters.period),
      isMatch: step === matched,
      isSpent: step <= lastUsedStep,
    });
  }

  if (matched !== undefined) {
    // A step is spent by one write that wants a later step than the last one; so are all before it.
    const verdict = matched > lastUsedStep ? 'accepted' : 'replayed';
    return { presentStep, candidates, step: matched, verdict };
  }
  if (!isDigitCode(code, parameters.digits)) {
    return { presentStep, candidates, step: undefined, verdict: 'malformed' };
  }
  const step = matchTimeStep(parameters, code, now, SEARCHED_STEPS);
  const verdict = step === undefined ? 'wrong' : step < presentStep ? 'late' : 'early';
  return { presentStep, candidates, step, verdict };
}
