/** The operating system's key store through Electron's `safeStorage`. */
import { setTimeout as wait } from 'node:timers/promises';
import type { SafeStorage } from 'electron';
import type { KeyStore } from '../../ipc-contract.ts';
import type { KeyStoreAccess } from './key-store.ts';

/** How long the asynchronous interface may take to come up, in milliseconds. */
const PATIENCE = 2_000;
const POLL = 10;

type Interface = 'asynchronous' | 'synchronous' | 'none';

export function systemKeyStore(safeStorage: SafeStorage, platform: NodeJS.Platform): KeyStoreAccess {
  let which: Promise<Interface> | undefined;
  const chosen = () => {
    which ??= chooseInterface(safeStorage);
    return which;
  };

  async function wrap(text: string): Promise<Buffer> {
    if ((await chosen()) === 'asynchronous') return safeStorage.encryptStringAsync(text);
    return safeStorage.encryptString(text);
  }

  async function unwrap(wrapped: Buffer): Promise<string> {
    if ((await chosen()) === 'asynchronous') return (await safeStorage.decryptStringAsync(wrapped)).result;
    return safeStorage.decryptString(wrapped);
  }

  async function describe(): Promise<KeyStore> {
    if (platform !== 'linux') {
      const name = platform === 'darwin' ? 'macOS Keychain' : 'Windows DPAPI';
      if ((await chosen()) !== 'none') return { available: true, name };
      return { available: false, name: `${name} did not answer` };
    }
    const backend = safeStorage.getSelectedStorageBackend();
    if (backend === 'basic_text' || backend === 'unknown') return NO_LINUX_KEY_STORE;
    const name = backend === 'gnome_libsecret' ? 'GNOME Keyring' : 'KWallet';
    if ((await chosen()) === 'none') return { available: false, name: `${name} did not answer` };
    // With no keyring daemon behind it the asynchronous interface says it is available all the same, and
    // encrypts with a key anyone can read in Chromium's source. Such a text begins with v10.
    const probe = await wrap('probe');
    if (probe.subarray(0, 3).toString('latin1') === 'v10') {
      return { available: false, name: `${name} did not answer` };
    }
    return { available: true, name };
  }

  return { describe, wrap, unwrap };
}

/** Chromium's basic_text back end hides keys with a published password: no protection, so no key store. */
const NO_LINUX_KEY_STORE: KeyStore = { available: false, name: 'This system has no key store that encrypts' };

/**
 * The asynchronous interface where it is up: it does not block the app while a keyring asks for its password, and
 * it is the one that stays. It can say no for some milliseconds after start; encrypting then crashes Electron 42.
 */
async function chooseInterface(safeStorage: SafeStorage): Promise<Interface> {
  if (typeof safeStorage.isAsyncEncryptionAvailable === 'function') {
    for (let waited = 0; waited < PATIENCE; waited += POLL) {
      if (await safeStorage.isAsyncEncryptionAvailable()) return 'asynchronous';
      await wait(POLL);
    }
  }
  if (typeof safeStorage.isEncryptionAvailable === 'function' && safeStorage.isEncryptionAvailable()) {
    return 'synchronous';
  }
  return 'none';
}
