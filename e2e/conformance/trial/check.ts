import { english, type Said, type Say } from '../texts/say.ts';
import type { Capability } from './adapter.ts';
import type { Trial } from './trial.ts';

/** What a check says about itself. The texts are in `texts/`, by the check's ID. */
export interface CheckTexts {
  /** What the check does: one sentence. */
  does: string;
  /** What must happen. */
  must: string;
  /** What an attacker gains if the check fails. */
  attack: string;
}

/** One requirement, and its test. Its own texts are the English ones. */
export interface Check extends CheckTexts {
  /** Stable: `replay-at-sign-in`. */
  id: string;
  /** The source of the requirement. */
  why: string;
  /** `must`: the source requires it. `should`: the source recommends it. */
  level: 'must' | 'should';
  /** Checks whose failure explains a failure of this one. The report then counts both as one cause. */
  follows: readonly string[];
  /** What the adapter must offer for this check, in addition to the required operations. */
  needs: readonly Capability[];
  /** Returns the texts in another language. */
  textsIn(say: Say): CheckTexts;
  run(trial: Trial): Promise<void>;
}

/** The checks of one subject. */
export interface Chapter {
  /** In English. */
  title: string;
  /** Returns the title in another language. */
  titleIn: Said;
  checks: readonly Check[];
}

/** Returns the check with its texts and its defaults: level `must`, no additional needs, a cause of its own. */
export function check(
  parts: Omit<Check, Default | 'id' | 'textsIn' | keyof CheckTexts> &
    Partial<Pick<Check, Default>> & { id: keyof Say['checks'] },
): Check {
  const textsIn = ({ checks }: Say): CheckTexts => checks[parts.id];
  return { level: 'must', needs: [], follows: [], ...textsIn(english), textsIn, ...parts };
}

/** Returns a chapter with its title. */
export function chapter(name: keyof Say['chapters'], checks: readonly Check[]): Chapter {
  const titleIn = ({ chapters }: Say) => chapters[name];
  return { title: titleIn(english), titleIn, checks };
}

type Default = 'level' | 'needs' | 'follows';
