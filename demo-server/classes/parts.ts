import type { KeyRing } from '../keys/key-ring.ts';
import type { Store } from '../store/store.ts';
import type { Limits } from '../throttle/limits.ts';
import type { ClassSettings } from './settings.ts';

/** What classes need. */
export interface ClassParts {
  store: Store;
  keys: KeyRing;
  limits: Limits;
  classes: ClassSettings;
  /** The site's name. */
  issuer: string;
}
