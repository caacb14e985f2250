import type { TwoFactorMethod } from '../contract/index.ts';
import type { KeyRing } from '../keys/key-ring.ts';
import type { PasswordPool } from '../passwords/password-pool.ts';
import type { Store } from '../store/store.ts';
import type { Limits } from '../throttle/limits.ts';

/** What proving a second factor takes. */
export interface ProofParts {
  store: Store;
  keys: KeyRing;
  passwords: PasswordPool;
  limits: Limits;
  /** How many backup codes a new set has. */
  backupCodes: number;
  /** The origin people reach the server at. */
  baseUrl: () => string;
}

/** What the second-factor functions work with. */
export interface TwoFactorParts extends ProofParts {
  /** The methods that can be added. Those that people have go on working, whatever is said here. */
  methods: readonly TwoFactorMethod[];
  /** Who issues the keys, as authenticators show it. */
  issuer: string;
}
