import type { KeyStore } from '../../ipc/vault.ts';

/** The operating system's key store, as the vault sees it. */
export interface KeyStoreAccess {
  /** Whether it really protects, and what to call it. Asked once, after the app is ready. */
  describe(): Promise<KeyStore>;
  /** @throws when the key store refuses; check `describe` first */
  wrap(text: string): Promise<Buffer>;
  /** @throws when this key store did not wrap it, or no longer holds its key */
  unwrap(wrapped: Buffer): Promise<string>;
}
