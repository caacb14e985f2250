/** What the requests about protection, earlier versions, backups and the recovery kit do. */
import { randomUUID } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { formatKeyUri } from '../../../shared/key-uri.ts';
import type { Events } from '../../ipc-contract.ts';
import type { Settings } from '../../settings.ts';
import type { Restored, VaultStatus, VersionView, vaultRequests } from '../../vault-contract.ts';
import type { Handlers, HandlersOf } from '../ipc/answer.ts';
import { Failure } from '../ipc/failure.ts';
import { say } from '../texts/texts.ts';
import type { Backups } from './backups.ts';
import { openWithPassphrase } from './open-with-passphrase.ts';
import { type KitCollector, openKit } from './recovery-kit.ts';
import type { Entry, Vault } from './vault.ts';

/** How long one key is shown, in milliseconds. */
const SHOWN_FOR = 30_000;
/** Largest file read as a backup, in bytes: 100,000 accounts. */
const LARGEST_BACKUP = 64 * 1024 * 1024;

export interface VaultHandlerParts {
  vault: Vault;
  backups: Backups;
  kit: KitCollector;
  settings: { change: (change: Partial<Settings>) => Promise<Settings> };
  /** This computer's clock, Unix milliseconds. */
  now: () => number;
  /** The system's dialogs. `undefined` when closed without choosing. */
  chooseBackupFolder: () => Promise<string | undefined>;
  chooseBackupFile: () => Promise<string | undefined>;
  emit: <E extends keyof Events>(event: E, payload: Events[E]) => void;
}

export function vaultKeepingHandlers(parts: VaultHandlerParts): Pick<Handlers, keyof typeof vaultRequests> {
  return {
    ...protectionHandlers(parts),
    ...versionHandlers(parts),
    ...backupHandlers(parts),
    ...kitHandlers(parts),
  };
}

/** What the vault's own requests do. @param forget lets go of everything that came from an open vault */
export function vaultHandlers(
  { vault, emit }: VaultHandlerParts,
  forget: () => Promise<void>,
): HandlersOf<'vault'> {
  return {
    'vault:status': () => vault.status(),
    'vault:create': ({ passphrase }) => told(vault.create(passphrase), emit),
    'vault:unlock': ({ passphrase }) => told(vault.unlock(passphrase), emit),
    'vault:lock': async () => {
      const status = await vault.lock();
      await forget();
      emit('vault:changed', status);
      return status;
    },
    'vault:set-aside': () => told(vault.setAside(), emit),
  };
}

/** Whatever looks at QR codes hands their texts here, so that a kit is restored from wherever it is scanned. */
export function takeKitParts(
  texts: readonly { text: string }[],
  { kit, emit }: Pick<VaultHandlerParts, 'kit' | 'emit'>,
): void {
  if (!kit.take(texts.map(({ text }) => text))) return;
  const progress = kit.progress();
  if (progress) emit('kit:changed', progress);
}

function protectionHandlers({ vault, emit, now }: VaultHandlerParts): HandlersOf<'protection'> {
  return {
    'protection:unlock-by-system': () => told(vault.unlockBySystem(), emit),
    'protection:set-passphrase': ({ next, present }) => told(vault.setPassphrase(next, present), emit),
    'protection:reveal': async ({ id, passphrase }) => {
      // Checked first, so that no one types a passphrase for an account that is gone.
      const entry = vault.entries().find((candidate) => candidate.id === id);
      if (!entry) throw new Failure('not-found', say().account.gone);
      await vault.authenticate(passphrase, say().owner.to.showKey);
      const { issuer, account, secret } = entry.key;
      return { issuer, account, secret, keyUri: formatKeyUri(entry.key), hidesAt: now() + SHOWN_FOR };
    },
    'protection:quarantined': () => vault.quarantined().map(({ reason }) => ({ reason: reason() })),
  };
}

function versionHandlers({ vault, emit }: VaultHandlerParts): HandlersOf<'versions'> {
  const open = async (name: string) => {
    const text = await vault.versions.read(name);
    return text === undefined ? undefined : vault.openText(text);
  };
  return {
    'versions:list': async () => {
      vault.entries();
      const views: VersionView[] = [];
      // One at a time: the largest vault's versions do not all have to be in memory at once.
      for (const { name, keptAt } of await vault.versions.list()) {
        const accounts = (await open(name))?.entries.length;
        views.push(accounts === undefined ? { name, keptAt } : { name, keptAt, accounts });
      }
      return views;
    },
    'versions:restore': async ({ name }) => {
      const contents = await open(name);
      if (!contents) {
        throw new Failure('not-found', say().vault.versionGone);
      }
      await vault.change(() => contents.entries);
      emit('accounts:changed', undefined);
      return vault.status();
    },
    'versions:use-latest': () => told(vault.useLatestVersion(), emit),
  };
}

function backupHandlers(parts: VaultHandlerParts): HandlersOf<'backup'> {
  const { vault, backups, settings, emit } = parts;
  /** The file chosen last, to be opened by the passphrase that is asked for then. */
  let chosen: string | undefined;
  return {
    'backup:status': () => backups.status(),
    'backup:choose-folder': async () => {
      const folder = await parts.chooseBackupFolder();
      if (folder === undefined) return undefined;
      emit('settings:changed', await settings.change({ backupFolder: folder }));
      await backups.runIfWanted();
      return backups.status();
    },
    'backup:stop': async () => {
      emit('settings:changed', await settings.change({ backupFolder: '' }));
      return backups.status();
    },
    'backup:now': async () => {
      await backups.run();
      return backups.status();
    },
    'backup:prove': ({ name, passphrase }) =>
      passphrase === undefined ? backups.prove(name) : vault.guarded(() => backups.prove(name, passphrase)),
    'backup:choose-file': async () => {
      vault.entries();
      chosen = await parts.chooseBackupFile();
      if (chosen === undefined) return undefined;
      return { name: basename(chosen), savedAt: (await stat(chosen)).mtimeMs };
    },
    'backup:restore': async ({ passphrase }) => {
      if (chosen === undefined) throw new Failure('not-found', say().backup.noFile);
      const { entries } = await vault.guarded(async () =>
        openWithPassphrase(await textOf(chosen), passphrase),
      );
      return restore(parts, entries);
    },
  };
}

function kitHandlers(parts: VaultHandlerParts): HandlersOf<'kit'> {
  const { vault, kit, now } = parts;
  return {
    'kit:make': () => {
      const texts = vault.recoveryKit();
      if (!texts) {
        throw new Failure('invalid-request', say().kit.noPassphrase);
      }
      const accounts = vault.entries().filter(({ removedAt }) => removedAt === undefined).length;
      return { parts: texts, accounts, madeAt: now() };
    },
    'kit:progress': () => kit.progress(),
    'kit:restore': async ({ passphrase }) => {
      const whole = kit.whole();
      const { entries } = await vault.guarded(() => openKit(whole, passphrase));
      const restored = await restore(parts, entries);
      kit.clear();
      return restored;
    },
    'kit:discard': () => {
      kit.clear();
      return undefined;
    },
  };
}

/** Adds what the vault does not have: neither the same entry nor the same key under the same name. */
async function restore({ vault, emit }: VaultHandlerParts, found: readonly Entry[]): Promise<Restored> {
  let added = 0;
  await vault.change((entries) => {
    const ids = new Set(entries.map(({ id }) => id));
    const keys = new Set(entries.map(sameness));
    const fresh = found.filter((entry) => !keys.has(sameness(entry)));
    added = fresh.length;
    // The same entry with another key was changed since: both are kept, under identifiers of their own.
    return [
      ...entries,
      ...fresh.map((entry) => (ids.has(entry.id) ? { ...entry, id: randomUUID() } : entry)),
    ];
  });
  if (added > 0) emit('accounts:changed', undefined);
  return { added, present: found.length - added };
}

function sameness({ key }: Entry): string {
  return JSON.stringify([key.type, key.secret, key.issuer, key.account]);
}

async function textOf(path: string | undefined): Promise<string> {
  try {
    if (path === undefined || (await stat(path)).size > LARGEST_BACKUP) throw new Error('too large');
    return await readFile(path, 'utf8');
  } catch {
    throw new Failure('bad-backup', say().backup.noRead);
  }
}

/** Every window hears of it, not only the one that asked. */
async function told(change: Promise<VaultStatus>, emit: VaultHandlerParts['emit']): Promise<VaultStatus> {
  const status = await change;
  emit('vault:changed', status);
  return status;
}
