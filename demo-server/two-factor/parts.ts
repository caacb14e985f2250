import type { PasswordPool } from '../accounts/password-pool.ts';
import type { KeyRing } from '../keys/key-ring.ts';
import type { Store } from '../store/store.ts';
import type { Limits } from '../throttle/limits.ts';

/** What proving a second factor takes. */
export interface ProofParts {
  store: Store;
  keys: KeyRing;
  passwords: PasswordPool;
  limits: Limits;
}

/** What the second-factor functions work with. */
export interface TwoFactorParts extends ProofParts {
  /** Who issues the keys, as authenticators show it. */
  issuer: string;
}
