/** From the text on disk to the vault's state. */
import type { VaultStatus } from '../../ipc/vault.ts';
import { sentences } from '../texts/texts.ts';
import type { Entry } from './entry.ts';
import type { KeyStoreAccess } from './key-store.ts';
import { type Contents, openContents } from './sealed-content.ts';
import { keyByKeyStore, protectionOf } from './slots.ts';
import type { VaultFile } from './vault-file.ts';
import { readVaultFile, type SealedVault, type Slot, VAULT_VERSION } from './vault-format.ts';

type UnreadableCause = Extract<VaultStatus, { state: 'unreadable' }>['cause'];

export interface OpenState {
  state: 'open';
  content: SealedVault;
  masterKey: Buffer;
  contents: Contents;
  /** The vault as it was last read from the file, if it was changed since. Both sides' changes are measured from it. */
  base?: { slots: readonly Slot[]; entries: readonly Entry[] };
  /** Why changes are not possible, as a sentence for the user; absent if they are. */
  readOnly?: () => string;
}

export type State =
  | { state: 'new' }
  | {
      state: 'locked';
      content: SealedVault;
      reason: 'passphrase' | 'key-store-changed';
    }
  | OpenState
  | { state: 'unreadable'; cause: UnreadableCause; sentence: () => string };

/** Returns the vault's state. @param text the file's text, or the system's error code if it cannot be read */
export async function readState(
  text: string | undefined | { unreadable: string | undefined },
  file: VaultFile,
  keyStore: { access: KeyStoreAccess; available: boolean },
): Promise<State> {
  const nowhere = text === undefined ? await file.linkToNowhere() : undefined;
  if (nowhere !== undefined) return away(nowhere);
  if (text === undefined) return (await file.versions.list()).length > 0 ? missing(file) : { state: 'new' };
  if (typeof text !== 'string') {
    return notRead(text.unreadable);
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
    sentence: () => (keyStore.available ? sentences().file.keyGone : sentences().file.keyStoreSilent),
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
      readOnly: () => sentences().file.newerReadOnly,
    };
  }
  const obstacle = await file.obstacle();
  if (obstacle === undefined) return { state: 'open', content, masterKey, contents };
  return {
    state: 'open',
    content,
    masterKey,
    contents,
    readOnly: () =>
      obstacle === 'EROFS'
        ? sentences().file.readOnlyDisk({ path: file.path })
        : sentences().file.noWrite({ path: file.path }),
  };
}

function newer(version: number): State {
  return {
    state: 'unreadable',
    cause: 'newer',
    sentence: () => sentences().file.newer({ format: version, read: VAULT_VERSION }),
  };
}

/** @param code the system's error code */
function notRead(code: string | undefined): State {
  const sentence = () => {
    const { noRead, isFolder, isLoop } = sentences().file;
    if (code === 'EISDIR') return isFolder;
    return code === 'ELOOP' ? isLoop : noRead({ code });
  };
  return { state: 'unreadable', cause: 'no-read', sentence };
}

function away(target: string): State {
  return { state: 'unreadable', cause: 'away', sentence: () => sentences().file.away({ target }) };
}

function missing(file: VaultFile): State {
  return {
    state: 'unreadable',
    cause: 'missing',
    sentence: () => sentences().file.missing({ versions: file.versions.folder }),
  };
}

async function damaged(file: VaultFile): Promise<State> {
  const hasVersions = (await file.versions.list()).length > 0;
  return {
    state: 'unreadable',
    cause: 'damaged',
    sentence: () => sentences().file.damaged({ versions: hasVersions ? file.versions.folder : undefined }),
  };
}
