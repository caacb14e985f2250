/** Handlers of the requests about backups. */
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { HandlersOf } from '../ipc/answer.ts';
import { Failure } from '../ipc/failure.ts';
import { sentences } from '../texts/texts.ts';
import { addMissing } from './add-missing.ts';
import { type BackupOnDisk, findBackups } from './find-backups.ts';
import type { VaultHandlerParts } from './handler-parts.ts';
import { openWithPassphrase } from './open-with-passphrase.ts';
import { isInOwnFolder } from './own-folder.ts';

/** The largest file that is read as a backup, in bytes: about 100,000 accounts. */
const LARGEST_BACKUP = 64 * 1024 * 1024;

export function backupHandlers(parts: VaultHandlerParts): HandlersOf<'backup'> {
  const { vault, backups, settings, emit } = parts;
  /** The file that the user chose last. The next request brings its passphrase. */
  let chosen: string | undefined;
  let offered: readonly BackupOnDisk[] = [];
  return {
    'backup:status': () => backups.status(),
    'backup:choose-folder': async () => {
      const folder = await parts.chooseBackupFolder();
      if (folder === undefined) return undefined;
      if (await isInOwnFolder(parts.ownFolder, folder))
        throw new Failure('invalid-request', sentences().backup.ownFolder);
      emit('settings:changed', await settings.change({ backupFolder: folder, lastBackup: null }));
      await backups.runIfWanted();
      return backups.status();
    },
    'backup:stop': async () => {
      emit('settings:changed', await settings.change({ backupFolder: '', lastBackup: null }));
      return backups.status();
    },
    'backup:now': async () => {
      await backups.run().finally(() => emit('backup:changed', undefined));
      return backups.status();
    },
    'backup:check': ({ name, passphrase }) =>
      passphrase === undefined ? backups.check(name) : vault.guarded(() => backups.check(name, passphrase)),
    'backup:choose-file': async () => {
      vault.entries();
      chosen = await parts.chooseBackupFile();
      if (chosen === undefined) return undefined;
      const found = await stat(chosen).catch(() => {
        throw new Failure('bad-backup', sentences().backup.noRead);
      });
      return { name: basename(chosen), savedAt: found.mtimeMs };
    },
    'backup:found': async () => {
      offered = await findBackups(parts.backupPlaces());
      return offered.map(({ name, folder, savedAt }) => ({ name, folder, savedAt }));
    },
    'backup:choose-found': ({ at }) => {
      const found = offered[at];
      if (!found) throw new Failure('not-found', sentences().backup.gone);
      chosen = found.path;
      return { name: found.name, savedAt: found.savedAt };
    },
    'backup:restore': async ({ passphrase }) => {
      if (chosen === undefined) throw new Failure('not-found', sentences().backup.noFile);
      const { entries } = await vault.guarded(async () =>
        openWithPassphrase(await textOf(chosen), passphrase),
      );
      return addMissing(parts, entries);
    },
  };
}

async function textOf(path: string | undefined): Promise<string> {
  try {
    if (path === undefined || (await stat(path)).size > LARGEST_BACKUP) throw new Error('too large');
    return await readFile(path, 'utf8');
  } catch {
    throw new Failure('bad-backup', sentences().backup.noRead);
  }
}
