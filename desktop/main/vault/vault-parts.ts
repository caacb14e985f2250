/** What a vault is made of from outside. */
import type { KeyStoreAccess } from './key-store.ts';
import type { Argon2Cost } from './passphrase-slot.ts';

/** The system's own way to ask who is there (Touch ID), where it has one. */
export interface SystemPrompt {
  /** For people. */
  name: string;
  /** @throws when the person did not prove to be the one */
  ask(why: string): Promise<void>;
}

export interface VaultParts {
  /** The data folder, absolute. */
  folder: string;
  keyStore: KeyStoreAccess;
  /** Unix milliseconds. */
  now: () => number;
  /** For new passphrase slots; the default takes near half a second on purpose. */
  cost?: Argon2Cost;
  systemPrompt?: SystemPrompt;
}
