import type { SafeStorage } from 'electron';
import { describe, expect, test } from 'vitest';
import { systemKeyStore } from './system-key-store.ts';

/** `safeStorage` outside Electron, with behaviours seen on Linux. Its texts begin with Chromium's version prefix. */
function safeStorageWith(observed: {
  backend?: string;
  /** How often the asynchronous interface says "not available" at first. */
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
      // Electron 42 crashes here, so the test must fail.
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
  test('is used once it becomes available', async () => {
    const store = systemKeyStore(safeStorageWith({ refusals: 3 }), 'linux');
    expect(await store.describe()).toEqual({ available: true, name: 'GNOME Keyring' });
    expect(await store.unwrap(await store.wrap('text'))).toBe('text');
  });

  test.each(['basic_text', 'unknown'])(
    'does not count as one with %s, whose password is published',
    async (backend) => {
      const store = systemKeyStore(safeStorageWith({ backend }), 'linux');
      expect(await store.describe()).toMatchObject({ available: false });
    },
  );

  test('does not count as one if it encrypts with the published password', async () => {
    const store = systemKeyStore(safeStorageWith({ asynchronousPrefix: 'v10', synchronous: false }), 'linux');
    expect(await store.describe()).toEqual({ available: false, name: 'GNOME Keyring did not respond' });
  });

  test('uses the synchronous interface if only that one really encrypts', async () => {
    const store = systemKeyStore(safeStorageWith({ asynchronousPrefix: 'v10' }), 'linux');
    expect(await store.describe()).toMatchObject({ available: true });
    expect((await store.wrap('text')).toString('latin1')).toMatch(/^v11/);
  });
});

test('the prefix v10 means a real key store on other systems', async () => {
  const store = systemKeyStore(safeStorageWith({ asynchronousPrefix: 'v10' }), 'darwin');
  expect(await store.describe()).toEqual({ available: true, name: 'macOS Keychain' });
});
