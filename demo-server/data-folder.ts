import { accessSync, constants, existsSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** An unusable data folder. `message` is one sentence for the person who starts the server. */
export class DataFolderError extends Error {
  override name = 'DataFolderError';
}

export interface DataFolder {
  database: string;
  keyFile: string;
}

/**
 * Creates the data folder for its owner only, or checks the existing one.
 *
 * @throws DataFolderError if it cannot be created or written
 */
export function prepareDataFolder(path: string): DataFolder {
  const database = join(path, 'countersign.db');
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
    if (!statSync(path).isDirectory()) throw new Error('not a folder');
    accessSync(path, constants.W_OK);
    // Read-only file systems and full disks pass the check above; only a write shows them.
    const probe = join(path, `.write-probe-${process.pid}`);
    writeFileSync(probe, 'x');
    rmSync(probe);
    if (existsSync(database)) accessSync(database, constants.R_OK | constants.W_OK);
  } catch (error) {
    throw new DataFolderError(
      `The data folder ${path} cannot be written (${reason(error)}). ` +
        'Make it writable for the user who starts the server, or choose another folder with --data.',
      { cause: error },
    );
  }
  return { database, keyFile: join(path, 'keys.txt') };
}

/** Returns the files of a server in its data folder, with the side files of the database. */
export function dataFilesOf({ database, keyFile }: DataFolder): string[] {
  return [database, `${database}-wal`, `${database}-shm`, keyFile];
}

function reason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'EACCES':
    case 'EPERM':
      return 'permission denied';
    case 'EROFS':
      return 'the file system is read-only';
    case 'ENOSPC':
      return 'the disk is full';
    case 'EEXIST':
    case 'ENOTDIR':
      return 'a file is in its place';
    default:
      return typeof code === 'string' ? code : 'it is not a folder';
  }
}
