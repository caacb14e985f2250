import type { KeyRing } from '../keys/key-ring.ts';
import type { Store } from '../store/store.ts';
import type { Limits } from '../throttle/limits.ts';

/** What recovery by support needs. */
export interface SupportParts {
  store: Store;
  keys: KeyRing;
  limits: Limits;
}
