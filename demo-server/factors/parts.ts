import type { TwoFactorMethod } from '../contract/index.ts';
import type { KeyRing } from '../keys/key-ring.ts';
import type { PasswordPool } from '../passwords/password-pool.ts';
import type { Store } from '../store/store.ts';
import type { Limits } from '../throttle/limits.ts';

/** What confirming a second factor needs. */
export interface ProofParts {
  store: Store;
  keys: KeyRing;
  passwords: PasswordPool;
  limits: Limits;
  /** Number of backup codes in a new set. */
  backupCodes: number;
  /** The configured address of the site, with its path. */
  baseUrl: () => string;
}

/** What changing second factors needs. */
export interface TwoFactorParts extends ProofParts {
  /** The methods on offer. Methods that accounts already have still work. */
  methods: readonly TwoFactorMethod[];
  /** The issuer of the keys, as authenticators show it. */
  issuer: string;
}
