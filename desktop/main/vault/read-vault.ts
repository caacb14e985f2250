/** From what lies on the disk to where the vault stands. */
import type { VaultStatus } from '../../ipc-contract.ts';
import type { KeyStoreAccess } from './key-store.ts';
import { type Contents, openContents } from './sealed-content.ts';
import { keyByKeyStore, protectionOf } from './slots.ts';
import type { VaultFile } from './vault-file.ts';
import { readVaultFile, type SealedVault, VAULT_VERSION } from './vault-format.ts';

type UnreadableCause = Extract<VaultStatus, { state: 'unreadable' }>['cause'];

export interface OpenState {
  state: 'open';
  content: SealedVault;
  masterKey: Buffer;
  contents: Contents;
  /** Why nothing can be changed, for people; absent where it can. */
  readOnly?: string;
}

export type State =
  | { state: 'new' }
  | {
      state: 'locked';
      content: SealedVault;
      reason: 'passphrase' | 'key-store-changed';
    }
  | OpenState
  | { state: 'unreadable'; cause: UnreadableCause; sentence: string };

/** @param text the file's, or the system's error code for a file that cannot be read */
export async function readState(
  text: string | undefined | { unreadable: string | undefined },
  file: VaultFile,
  keyStore: { access: KeyStoreAccess; available: boolean },
): Promise<State> {
  if (text === undefined) return { state: 'new' };
  if (typeof text !== 'string') {
    return {
      state: 'unreadable',
      cause: 'damaged',
      sentence: `The vault file cannot be read${text.unreadable ? ` (${text.unreadable})` : ''}. Check its permissions and restart Countersign.`,
    };
  }
  const read = readVaultFile(text);
  if (read.kind === 'damaged') return damaged(file);
  if (read.kind === 'newer') return newer(read.version);
  const { content } = read;

  if (keyStore.available) {
    const masterKey = await keyByKeyStore(content.slots, keyStore.access);
    if (masterKey) return openedState(content, masterKey, file);
  }
  const protection = protectionOf(content.slots);
  if (protection.includes('passphrase')) {
    return {
      state: 'locked',
      content,
      reason: protection.includes('key-store') ? 'key-store-changed' : 'passphrase',
    };
  }
  return {
    state: 'unreadable',
    cause: 'key-lost',
    sentence: keyStore.available
      ? 'The vault file is whole, but the key store of this system no longer holds its key. Restore the keyring it was made with, and restart Countersign.'
      : 'The vault file is whole, but the key store that holds its key does not answer. Start the keyring, and restart Countersign.',
  };
}

export async function openedState(content: SealedVault, masterKey: Buffer, file: VaultFile): Promise<State> {
  const contents = openContents(masterKey, content);
  if (!contents) {
    masterKey.fill(0);
    return content.version > VAULT_VERSION ? newer(content.version) : damaged(file);
  }
  if (content.version > VAULT_VERSION) {
    return {
      state: 'open',
      content,
      masterKey,
      contents,
      readOnly:
        'The vault file was written by a newer Countersign, so it is open for reading and nothing can be changed. Update Countersign to change it.',
    };
  }
  if (await file.isWritable()) return { state: 'open', content, masterKey, contents };
  return {
    state: 'open',
    content,
    masterKey,
    contents,
    readOnly: `The vault file cannot be written, so nothing can be changed. Check the permissions of ${file.path} and restart Countersign.`,
  };
}

function newer(version: number): State {
  return {
    state: 'unreadable',
    cause: 'newer',
    sentence: `The vault file was written by a newer Countersign (format ${version}; this one reads ${VAULT_VERSION}). Update Countersign to open it.`,
  };
}

async function damaged(file: VaultFile): Promise<State> {
  const hasVersions = (await file.versions.list()).length > 0;
  return {
    state: 'unreadable',
    cause: 'damaged',
    sentence: `The vault file is damaged: it is cut short or was altered. It has not been touched.${
      hasVersions ? ` Earlier versions are in ${file.versions.folder}.` : ''
    }`,
  };
}
