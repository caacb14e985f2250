import type { Capability } from './adapter.ts';
import type { Trial } from './trial.ts';

/** One requirement, and its test. */
export interface Check {
  /** Stable: `replay-at-sign-in`. */
  id: string;
  /** What the check does: one sentence. */
  does: string;
  /** What must happen. */
  must: string;
  /** The source of the requirement. */
  why: string;
  /** What an attacker gains if the check fails. */
  attack: string;
  /** `must`: the source requires it. `should`: the source recommends it. */
  level: 'must' | 'should';
  /** Checks whose failure explains a failure of this one. The report then counts both as one cause. */
  follows: readonly string[];
  /** What the adapter must offer for this check, in addition to the required operations. */
  needs: readonly Capability[];
  run(trial: Trial): Promise<void>;
}

/** The checks of one subject. */
export interface Chapter {
  title: string;
  checks: readonly Check[];
}

/** Returns the check with its defaults: level `must`, no additional needs, a cause of its own. */
export function check(parts: Omit<Check, Default> & Partial<Pick<Check, Default>>): Check {
  return { level: 'must', needs: [], follows: [], ...parts };
}

type Default = 'level' | 'needs' | 'follows';
