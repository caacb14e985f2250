import type { KeyStore } from '../../ipc/vault.ts';

/** The operating system's key store, as the vault uses it. */
export interface KeyStoreAccess {
  /** Returns whether it really protects, and its name. Called once, after the app is ready. */
  describe(): Promise<KeyStore>;
  /** Encrypts a text. @throws when the key store refuses; check `describe` first */
  wrap(text: string): Promise<Buffer>;
  /** Decrypts a text. @throws when this key store did not wrap it, or no longer has the key */
  unwrap(wrapped: Buffer): Promise<string>;
}
