import type { PasswordPool } from '../accounts/password-pool.ts';
import type { KeyRing } from '../keys/key-ring.ts';
import type { Store } from '../store/store.ts';
import type { Limits } from '../throttle/limits.ts';

/** What the second-factor functions work with. */
export interface TwoFactorParts {
  store: Store;
  keys: KeyRing;
  passwords: PasswordPool;
  limits: Limits;
  /** Who issues the keys, as authenticators show it. */
  issuer: string;
}
