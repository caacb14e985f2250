import type { SafeStorage } from 'electron';
import { describe, expect, test } from 'vitest';
import { systemKeyStore } from './system-key-store.ts';

/** `safeStorage` outside Electron, with the behaviours observed on Linux; texts carry Chromium's version prefix. */
function safeStorageWith(observed: {
  backend?: string;
  /** How often the asynchronous interface says no before it says yes. */
  refusals?: number;
  asynchronousPrefix?: string;
  synchronous?: boolean;
}): SafeStorage {
  let refusals = observed.refusals ?? 0;
  const encrypt = (prefix: string, text: string) => Buffer.from(prefix + text, 'latin1');
  const decrypt = (bytes: Buffer) => bytes.toString('latin1').slice(3);
  return {
    getSelectedStorageBackend: () => observed.backend ?? 'gnome_libsecret',
    isAsyncEncryptionAvailable: async () => {
      refusals -= 1;
      return refusals < 0;
    },
    encryptStringAsync: async (text: string) => {
      // Electron 42 crashes here; a test has to notice, too.
      if (refusals >= 0) throw new Error('encrypted before it was available');
      return encrypt(observed.asynchronousPrefix ?? 'v11', text);
    },
    decryptStringAsync: async (bytes: Buffer) => ({ shouldReEncrypt: false, result: decrypt(bytes) }),
    isEncryptionAvailable: () => observed.synchronous ?? true,
    encryptString: (text: string) => encrypt('v11', text),
    decryptString: decrypt,
    setUsePlainTextEncryption: () => undefined,
  } as SafeStorage;
}

describe('the key store of Linux', () => {
  test('is waited for when it says no at first, then used', async () => {
    const store = systemKeyStore(safeStorageWith({ refusals: 3 }), 'linux');
    expect(await store.describe()).toEqual({ available: true, name: 'GNOME Keyring' });
    expect(await store.unwrap(await store.wrap('text'))).toBe('text');
  });

  test.each(['basic_text', 'unknown'])('%s is none: its password is published', async (backend) => {
    const store = systemKeyStore(safeStorageWith({ backend }), 'linux');
    expect(await store.describe()).toMatchObject({ available: false });
  });

  test('that claims to be available but encrypts with the published password is none', async () => {
    const store = systemKeyStore(safeStorageWith({ asynchronousPrefix: 'v10', synchronous: false }), 'linux');
    expect(await store.describe()).toEqual({ available: false, name: 'GNOME Keyring did not respond' });
  });

  test('is reached through the synchronous interface when only that one really encrypts', async () => {
    const store = systemKeyStore(safeStorageWith({ asynchronousPrefix: 'v10' }), 'linux');
    expect(await store.describe()).toMatchObject({ available: true });
    expect((await store.wrap('text')).toString('latin1')).toMatch(/^v11/);
  });
});

test('elsewhere the prefix v10 is the real key store', async () => {
  const store = systemKeyStore(safeStorageWith({ asynchronousPrefix: 'v10' }), 'darwin');
  expect(await store.describe()).toEqual({ available: true, name: 'macOS Keychain' });
});
