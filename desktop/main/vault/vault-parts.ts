/** The parts that a vault needs. */
import type { KeyStoreAccess } from './key-store.ts';
import type { Argon2Cost } from './passphrase-slot.ts';

/** The system's own prompt for the user's identity (Touch ID). */
export interface SystemPrompt {
  /** As the user knows it. */
  name: string;
  /** @throws when the user does not confirm */
  ask(why: string): Promise<void>;
}

export interface VaultParts {
  /** The data folder, absolute. */
  folder: string;
  keyStore: KeyStoreAccess;
  /** Unix milliseconds. */
  now: () => number;
  /** For new passphrase slots. The default takes about half a second, by design. */
  cost?: Argon2Cost;
  systemPrompt?: SystemPrompt;
}
