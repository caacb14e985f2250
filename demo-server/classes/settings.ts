import { HOUR } from '../../shared/durations.ts';

/** What bounds the classes of the lab. */
export interface ClassSettings {
  /** Classes that can be open at the same time; 0: no class mode. */
  most: number;
  /** Pupils in a class. */
  pupils: number;
  /** Entered codes that are kept for each pupil. */
  attempts: number;
  /** How long a class lasts, in milliseconds. */
  lifeMs: number;
}

/** In production, class mode is off until the operator turns it on: anyone can open a class. */
export const DEFAULT_CLASSES = {
  most: { development: 20, production: 0 },
  pupils: 40,
  attempts: 20,
  lifeMs: 2 * HOUR,
};
