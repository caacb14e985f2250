import { z } from 'zod';
import { channel, typed } from './channel.ts';
import { nothing, passphrase } from './values.ts';

export const vault = {
  'vault:status': channel({ request: nothing, reply: typed<VaultStatus>() }),
  /** Makes the vault at the first run. Takes a passphrase if the key store does not encrypt, or if one is wanted. */
  'vault:create': channel({
    request: z.object({ passphrase: passphrase.optional() }),
    reply: typed<VaultStatus>(),
  }),
  'vault:unlock': channel({ request: z.object({ passphrase }), reply: typed<VaultStatus>() }),
  'vault:lock': channel({ request: nothing, reply: typed<VaultStatus>() }),
  /** Moves an unreadable or newer vault file aside under a dated name and begins again. Nothing is deleted. */
  'vault:set-aside': channel({ request: nothing, reply: typed<VaultStatus>() }),
};

/** The state of the vault. `path` is shown to people so that they can find the file. */
export type VaultStatus =
  /** No vault yet. `keyStore` says whether the system has a real one; without it a passphrase is required. */
  | { state: 'new'; keyStore: KeyStore; path: string }
  | {
      state: 'locked';
      keyStore: KeyStore;
      path: string;
      reason: 'passphrase' | 'key-store-changed';
      /** The system's own way to ask who is there ("Touch ID"), where it can open the vault. */
      systemPrompt?: string;
    }
  | {
      state: 'open';
      keyStore: KeyStore;
      path: string;
      protection: Protection[];
      readOnly: boolean;
      /** For people, where it is read-only. */
      readOnlyBecause?: string;
      /** The system's own way to ask who is there ("Touch ID"), where it has one. */
      systemPrompt?: string;
      /** How many entries of the file cannot be used; `protection:quarantined` says why. */
      quarantined: number;
    }
  /**
   * The file cannot be used; it has not been touched. `sentence` says why and what to do. `key-lost` is a complete
   * vault whose only slot is a key store that no longer opens it.
   */
  | {
      state: 'unreadable';
      keyStore: KeyStore;
      path: string;
      cause: 'damaged' | 'newer' | 'key-lost';
      sentence: string;
    };

/** Either opens the vault. */
export type Protection = 'key-store' | 'passphrase';

export interface KeyStore {
  /** Whether the system's key store really protects: false for Linux's `basic_text`. */
  available: boolean;
  /** For people: "GNOME Keyring", "macOS Keychain", "Windows DPAPI", or why there is none. */
  name: string;
}
