import {
  constants,
  copyFileSync,
  existsSync,
  linkSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { Clock } from './base/occasion.ts';
import { dataFilesOf, prepareDataFolder } from './data-folder.ts';
import { KeyFileError, keysInUse } from './keys/key-file.ts';
import type { Config } from './settings/config.ts';
import { checkBackup, type Manifest, shortFingerprint, writeBackup } from './store/backup/backup-file.ts';
import { StoreError } from './store/store-error.ts';

export interface Backup {
  file: string;
  /** When it was taken, in ISO 8601. */
  takenAt: string;
  /** The last migration of the schema. */
  schema: string;
  accounts: number;
  rows: number;
  /** The keys that it needs, by id and fingerprint. */
  keys: { id: string; fingerprint: string }[];
}

/**
 * Writes everything in the database to a file: `npm run server -- backup FILE`. Servers may run meanwhile; the file has
 * the state of one moment. It is written beside its place, read back and checked, and only then gets its name.
 *
 * @param file the path that the person gave
 * @param force whether it may replace a file
 * @throws DataFolderError, KeyFileError or StoreError, each with a sentence for people
 */
export async function backUp(
  config: Config,
  file: string | undefined,
  force: boolean,
  clock: Clock,
): Promise<Backup> {
  if (file === undefined)
    throw new StoreError('Give the file to write: backup countersign-2026-11-29.backup');
  const folder = prepareDataFolder(config.data);
  const path = placeFor(file, force, dataFilesOf(folder));
  const { ring, from } = keysInUse(config.keys, folder.keyFile);
  if (!ring) {
    throw new KeyFileError(
      `The keys are missing: COUNTERSIGN_KEYS is not set, and there is no key file ${folder.keyFile}. ` +
        'A backup can be restored only with the keys, so none was made.',
    );
  }
  const location = config.databaseUrl === undefined ? { path: folder.database } : { url: config.databaseUrl };
  const draft = join(dirname(path), `.${basename(path)}.${process.pid}.draft`);
  try {
    // Empty, but already for its owner only. SQLite gives its side files the same mode.
    writeFileSync(draft, '', { flag: 'wx', mode: 0o600 });
    await writeBackup(location, draft, ring, clock());
    const manifest = checkBackup(draft, file, { ring, from });
    giveName(draft, path, file, force);
    return described(file, manifest);
  } catch (error) {
    throw systemSentence(error, file);
  } finally {
    for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(`${draft}${suffix}`, { force: true });
  }
}

/** Returns what a manifest says, for people and programs. */
export function described(file: string, { takenAt, schema, counts, keys }: Manifest): Backup {
  return {
    file,
    takenAt: new Date(takenAt).toISOString(),
    schema,
    accounts: counts.users ?? 0,
    rows: Object.values(counts).reduce((sum, count) => sum + count, 0),
    keys: keys.map(({ id, fingerprint }) => ({ id, fingerprint: shortFingerprint(fingerprint) })),
  };
}

/** Returns the sentences for the person at the command line. */
export function backupReport({ file, accounts, rows, keys }: Backup): string {
  const named = keys.map(({ id, fingerprint }) => `“${id}” (fingerprint ${fingerprint})`).join(', ');
  return (
    `${file} has ${rows} rows of ${accounts} accounts, and passed its check. ` +
    `To restore it you need ${keys.length === 1 ? 'the key' : 'the keys'} ${named}. ` +
    'The file does not contain keys: keep them elsewhere.'
  );
}

/** @throws StoreError if the file cannot be written there */
function placeFor(file: string, force: boolean, own: readonly string[]): string {
  const wanted = resolve(file);
  const folder = dirname(wanted);
  if (!existsSync(folder)) throw new StoreError(`There is no folder ${folder}. Create it first.`);
  const path = join(realpathSync(folder), basename(wanted));
  const there = statSync(path, { throwIfNoEntry: false });
  if (!there) return path;
  if (!there.isFile()) throw new StoreError(`${file} is not a file. Give the name of a new file.`);
  if (own.some((name) => isSameFile(there, name)))
    throw new StoreError(`${file} belongs to the running server. Give the name of a new file.`);
  if (!force) throw exists(file);
  return path;
}

function isSameFile(there: { dev: number; ino: number }, name: string): boolean {
  const stat = statSync(name, { throwIfNoEntry: false });
  return stat?.dev === there.dev && stat.ino === there.ino;
}

function giveName(draft: string, path: string, file: string, force: boolean): void {
  if (force) {
    renameSync(draft, path);
    return;
  }
  try {
    // Unlike a rename, it does not replace a file that was made meanwhile.
    linkSync(draft, path);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') throw exists(file);
    // Some file systems have no hard links; copying is nearly as safe.
    copyFileSync(draft, path, constants.COPYFILE_EXCL);
  }
}

function exists(file: string): StoreError {
  return new StoreError(`${file} exists. Choose another name, or add --force to replace it.`);
}

/** Returns an error with a sentence for what the file system or SQLite refuses; any other error as it is. */
function systemSentence(error: unknown, file: string): unknown {
  switch (codeOf(error)) {
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new StoreError(`${file} cannot be written: permission denied.`, { cause: error });
    case 'ENOSPC':
      return new StoreError(`${file} cannot be written: the disk is full.`, { cause: error });
    case 'ERR_SQLITE_ERROR':
      return new StoreError(
        `The backup ${file} cannot be made (${error instanceof Error ? error.message : String(error)}).`,
        { cause: error },
      );
    default:
      return error;
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
