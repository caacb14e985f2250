import type { KeyRing } from '../keys/key-ring.ts';
import type { PasswordPool } from '../passwords/password-pool.ts';
import type { Store } from '../store/store.ts';
import type { Limits } from '../throttle/limits.ts';
import type { RecoverySettings } from './settings.ts';

/** What recovery by email needs. */
export interface RecoveryParts {
  store: Store;
  keys: KeyRing;
  passwords: PasswordPool;
  limits: Limits;
  recovery: RecoverySettings;
}
