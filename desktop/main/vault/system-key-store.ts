/** The operating system's key store through Electron's `safeStorage`. */
import { setTimeout as wait } from 'node:timers/promises';
import type { SafeStorage } from 'electron';
import type { KeyStore } from '../../ipc/vault.ts';
import { sentences } from '../texts/texts.ts';
import type { KeyStoreAccess } from './key-store.ts';

/** How long the asynchronous interface may take to become available, in milliseconds. */
const PATIENCE = 2_000;
const POLL = 10;

type Interface = 'asynchronous' | 'synchronous' | 'none';

export function systemKeyStore(safeStorage: SafeStorage, platform: NodeJS.Platform): KeyStoreAccess {
  let which: Promise<Interface> | undefined;
  const chosen = () => {
    which ??= chooseInterface(safeStorage, platform);
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
      return silent(name);
    }
    const backend = safeStorage.getSelectedStorageBackend();
    if (backend === 'basic_text' || backend === 'unknown') return NO_LINUX_KEY_STORE;
    const name = backend === 'gnome_libsecret' ? 'GNOME Keyring' : 'KWallet';
    if ((await chosen()) === 'none') return silent(name);
    return { available: true, name };
  }

  return { describe, wrap, unwrap };
}

/** Chromium's basic_text back end encrypts with a published password, so it does not count as a key store. */
const NO_LINUX_KEY_STORE: KeyStore = {
  available: false,
  get name() {
    return sentences().keyStore.none;
  },
};

/** Returns the description of a key store that does not respond. Getters, because the language can change later. */
function silent(name: string): KeyStore {
  return {
    available: false,
    get name() {
      return sentences().keyStore.silent({ name });
    },
  };
}

/**
 * Returns the asynchronous interface if it works: it does not block the app while a keyring asks for its password.
 * Electron 46 removes the synchronous one.
 */
async function chooseInterface(safeStorage: SafeStorage, platform: NodeJS.Platform): Promise<Interface> {
  if ((await comesUp(safeStorage)) && (platform !== 'linux' || (await reallyEncrypts(safeStorage)))) {
    return 'asynchronous';
  }
  if (typeof safeStorage.isEncryptionAvailable === 'function' && safeStorage.isEncryptionAvailable()) {
    return 'synchronous';
  }
  return 'none';
}

/** Waits until it is available, some milliseconds after start. Encrypting earlier crashes Electron 42. */
async function comesUp(safeStorage: SafeStorage): Promise<boolean> {
  if (typeof safeStorage.isAsyncEncryptionAvailable !== 'function') return false;
  for (let waited = 0; waited < PATIENCE; waited += POLL) {
    if (await safeStorage.isAsyncEncryptionAvailable()) return true;
    await wait(POLL);
  }
  return false;
}

/**
 * Whether it encrypts with a secret password. On Linux without a keyring daemon, the asynchronous interface claims to be
 * available but uses a password published in Chromium's source. Such a text begins with `v10`.
 */
async function reallyEncrypts(safeStorage: SafeStorage): Promise<boolean> {
  const probe = await safeStorage.encryptStringAsync('probe');
  return probe.subarray(0, 3).toString('latin1') !== 'v10';
}
