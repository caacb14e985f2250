import { chmodSync, copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { timeStep } from '../shared/one-time-code.ts';
import { type Backup, described } from './backup.ts';
import type { Clock } from './base/occasion.ts';
import { CODE_SECONDS } from './contract/index.ts';
import { prepareDataFolder } from './data-folder.ts';
import { checkKeys } from './key-rotation/check-keys.ts';
import { keysInUse } from './keys/key-file.ts';
import { endAllTrust } from './sessions/credential-change.ts';
import type { Config } from './settings/config.ts';
import { checkBackup } from './store/backup/backup-file.ts';
import { openDatabase } from './store/open-database.ts';
import type { Store } from './store/store.ts';
import { StoreError } from './store/store-error.ts';

/** Codes of one step ahead are accepted, so that one counts as valid before the restore, too. */
const STEPS_AHEAD = 1;

/**
 * Fills an empty database from a backup: `npm run server -- restore FILE`. Checks the file and the keys first, migrates
 * an older schema, and ends what must not come back to life: see {@link endOldTrust}. All rows arrive in one
 * transaction, or none.
 *
 * @param file the path that the person gave
 * @throws DataFolderError, KeyFileError or StoreError, each with a sentence for people
 */
export async function restore(config: Config, file: string | undefined, clock: Clock): Promise<Backup> {
  if (file === undefined)
    throw new StoreError('Give the backup to restore: restore countersign-2026-11-29.backup');
  const { database, keyFile } = prepareDataFolder(config.data);
  const keys = keysInUse(config.keys, keyFile);
  // Migrated and changed before it is copied into the database. It has password hashes, so it stays in this folder.
  const copy = join(config.data, `.restore-${process.pid}.db`);
  try {
    copyBackup(file, copy);
    const manifest = checkBackup(copy, file, keys);
    const now = clock();
    const backup = await openDatabase({ path: copy }, () => undefined);
    try {
      if (keys.ring) await checkKeys(backup.sealed, keys.ring, keys.from, now);
      await backup.transaction((write) => endOldTrust(write, now));
    } finally {
      await backup.close();
    }
    const { databaseUrl } = config;
    const target = await openDatabase(
      databaseUrl === undefined ? { path: database } : { url: databaseUrl },
      () => undefined,
    );
    try {
      const rows = await target.transaction((write) => write.restored.fillFrom(copy));
      return { ...described(file, manifest), rows };
    } finally {
      await target.close();
    }
  } finally {
    for (const suffix of ['', '-wal', '-shm']) rmSync(`${copy}${suffix}`, { force: true });
  }
}

/**
 * Ends what a restore would otherwise bring back to life: sessions, trusted devices, links, and whatever else belongs to
 * a credential epoch; waiting mail and requests; codes that were valid until now. The backup does not know which of them
 * were ended or used after it was made.
 *
 * Passwords, methods, backup codes and roles come back as they were. Nothing here can know which have changed.
 */
export async function endOldTrust(write: Store, now: number): Promise<void> {
  for (const id of await write.restored.userIds()) await endAllTrust(write, id);
  await write.restored.endWaiting(now);
  await write.restored.spendSteps(timeStep(now, CODE_SECONDS) + STEPS_AHEAD);
}

/** Returns the sentences for the person at the command line. */
export function restoreReport({ file, takenAt, accounts, rows }: Backup): string {
  return (
    `${rows} rows of ${accounts} accounts were restored from ${file}, as they were at ${takenAt}. ` +
    'All sessions, trusted devices and links have ended, and waiting mail is not sent. ' +
    'Passwords, second factors, used backup codes and roles are those of that time: tell people to repeat what they have changed since.'
  );
}

function copyBackup(file: string, copy: string): void {
  try {
    copyFileSync(file, copy);
    chmodSync(copy, 0o600);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    const why = code === 'ENOENT' ? 'there is no such file' : code === 'EISDIR' ? 'it is a folder' : code;
    throw new StoreError(`The backup ${file} cannot be read (${why}). Nothing was changed.`, {
      cause: error,
    });
  }
}
