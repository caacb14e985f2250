/**
 * Checks a code and returns every value in between (RFC 6238 §5.2 and §6). `matchTimeStep` (one-time-code.ts), the
 * server's own function, decides what is accepted. This file adds the values and the likely reason for a refusal, which
 * a server never reveals.
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
  /** Whether a code of this step or a later one was used. */
  isSpent: boolean;
}

/** The result for a code, with the reason. */
export type Verdict =
  | 'accepted'
  /** A correct code, but a code of this step or a later one was used. Each is accepted once (RFC 6238 §5.2). */
  | 'replayed'
  /** The code of a step before the window. */
  | 'late'
  /** The code of a step after the window: the authenticator's clock is ahead. */
  | 'early'
  | 'wrong'
  /** Not a code: it is not the right number of ASCII digits. The server computes and counts nothing for it. */
  | 'malformed';

export interface Verification {
  presentStep: number;
  candidates: readonly Candidate[];
  /** The step of the code, inside the window or near it. `undefined` for a wrong code. */
  step: number | undefined;
  verdict: Verdict;
}

export interface VerificationInput {
  parameters: Extract<CodeParameters, { type: 'totp' }>;
  /** As typed. */
  code: string;
  /** The verifier's clock, in Unix milliseconds. */
  now: number;
  /** Steps accepted on each side of the present one. */
  window: number;
  /** The step of the last used code. `undefined` if no code was used, or if the verifier does not remember it. */
  lastUsedStep?: number | undefined;
  /** How many steps around the present one are searched for the origin of a refused code. */
  searchedSteps?: number;
}

/** How many steps around the present one are searched for the origin of a refused code. */
const SEARCHED_STEPS = 20;

/** Checks a code and returns every value in between. */
export function explainVerification({
  parameters,
  code,
  now,
  window,
  lastUsedStep = -1,
  searchedSteps = SEARCHED_STEPS,
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
    // Using a step also uses up every earlier one: the server stores only the last used step.
    const verdict = matched > lastUsedStep ? 'accepted' : 'replayed';
    return { presentStep, candidates, step: matched, verdict };
  }
  if (!isDigitCode(code, parameters.digits)) {
    return { presentStep, candidates, step: undefined, verdict: 'malformed' };
  }
  const step = matchTimeStep(parameters, code, now, searchedSteps);
  const verdict = step === undefined ? 'wrong' : step < presentStep ? 'late' : 'early';
  return { presentStep, candidates, step, verdict };
}
