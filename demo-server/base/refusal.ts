import { REFUSALS, type RefusalCode } from '../contract/index.ts';

/** What a refusal can have in addition to its code and sentence. */
export interface RefusalDetails {
  /** A more exact sentence than the code's own. */
  message?: string;
  fields?: { path: string; message: string }[];
  attemptsLeft?: number;
  /** Whole seconds until the next attempt. */
  retryAfter?: number;
  cause?: unknown;
}

/** A refused request, for a reason its sender can act on. The domain throws it, and one middleware answers it. */
export class Refusal extends Error {
  override name = 'Refusal';
  readonly code: RefusalCode;
  readonly details: RefusalDetails;

  constructor(code: RefusalCode, details: RefusalDetails = {}) {
    super(details.message ?? REFUSALS[code][1], { cause: details.cause });
    this.code = code;
    this.details = details;
  }
}
