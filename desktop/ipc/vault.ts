import { z } from 'zod';
import { channel, typed } from './channel.ts';
import { nothing, passphrase } from './values.ts';

export const vault = {
  'vault:status': channel({ request: nothing, reply: typed<VaultStatus>() }),
  /**
   * Creates the vault at the first start. Needs a passphrase if the key store does not encrypt; otherwise it is
   * optional.
   */
  'vault:create': channel({
    request: z.object({ passphrase: passphrase.optional() }),
    reply: typed<VaultStatus>(),
  }),
  'vault:unlock': channel({ request: z.object({ passphrase }), reply: typed<VaultStatus>() }),
  'vault:lock': channel({ request: nothing, reply: typed<VaultStatus>() }),
  /** Renames an unreadable or newer vault file to a dated name and starts again. Nothing is deleted. */
  'vault:set-aside': channel({ request: nothing, reply: typed<VaultStatus>() }),
};

/** The state of the vault. `path` is shown to users, so that they can find the file. */
export type VaultStatus =
  /**
   * There is no vault yet. `keyStore` says whether the system's key store encrypts; if not, a passphrase is required.
   */
  | { state: 'new'; keyStore: KeyStore; path: string }
  | {
      state: 'locked';
      keyStore: KeyStore;
      path: string;
      reason: 'passphrase' | 'key-store-changed';
      /** The system's authentication prompt ("Touch ID"), if it can open the vault. */
      systemPrompt?: string;
    }
  | {
      state: 'open';
      keyStore: KeyStore;
      path: string;
      protection: Protection[];
      readOnly: boolean;
      /** Why it is read-only, for users. */
      readOnlyBecause?: string;
      /** The system's authentication prompt ("Touch ID"), if there is one. */
      systemPrompt?: string;
      /** The number of entries that cannot be read. `protection:quarantined` returns the reasons. */
      quarantined: number;
    }
  /**
   * The file cannot be used and has not been changed. `sentence` says why and what to do. `key-lost` means that the
   * file is intact, but the system's key store, its only protection, no longer opens it. `missing` means that there are
   * earlier versions but no file.
   */
  | {
      state: 'unreadable';
      keyStore: KeyStore;
      path: string;
      /** `away`: it is a link to a disk that is not connected; `no-read`: the system does not give its text. */
      cause: 'damaged' | 'no-read' | 'missing' | 'away' | 'newer' | 'key-lost';
      sentence: string;
    };

/** Either of them opens the vault. */
export type Protection = 'key-store' | 'passphrase';

export interface KeyStore {
  /** Whether the system's key store really encrypts: false for Linux's `basic_text`. */
  available: boolean;
  /** "GNOME Keyring", "macOS Keychain", "Windows DPAPI", or why there is none. Shown to users. */
  name: string;
}
