import type { Capability } from './adapter.ts';
import type { Trial } from './trial.ts';

/** One requirement, and how it is tried. */
export interface Check {
  /** Stable: `replay-at-sign-in`. */
  id: string;
  /** What the check does, one sentence. */
  does: string;
  /** What must happen. */
  must: string;
  /** Who says so. */
  why: string;
  /** What a failure lets an attacker do. */
  attack: string;
  /** `should`: recommended by the source, not required. */
  level: 'must' | 'should';
  /** What the adapter must offer for it, beyond the five operations that are always there. */
  needs: readonly Capability[];
  run(trial: Trial): Promise<void>;
}

/** The checks of one subject. */
export interface Chapter {
  title: string;
  checks: readonly Check[];
}

/** Writes a check with the defaults left out. */
export function check(
  parts: Omit<Check, 'level' | 'needs'> & Partial<Pick<Check, 'level' | 'needs'>>,
): Check {
  return { level: 'must', needs: [], ...parts };
}
