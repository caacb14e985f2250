/** Why a write failed, as a sentence that says what to do. */
import { Failure } from '../ipc/failure.ts';
import { sentences } from '../texts/texts.ts';

/** Returns the system's error code ("ENOSPC"), if the error has one. */
export function systemErrorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/** Returns the failure of a write. @param folder the folder of the file, for the sentence */
export function storeFailure(error: unknown, folder: string): Failure {
  const { disk } = sentences();
  const unwritable = disk.noWrite(folder);
  const noFolder = disk.noFolder(folder);
  const byCode: Record<string, string> = {
    ENOSPC: disk.full,
    EDQUOT: disk.quota,
    EROFS: disk.readOnly(folder),
    EACCES: unwritable,
    EPERM: unwritable,
    // SQLite's code when it cannot create the lock file.
    ERR_SQLITE_ERROR: unwritable,
    ENOTDIR: noFolder,
    EEXIST: noFolder,
  };
  return new Failure('store-failed', byCode[systemErrorCode(error) ?? ''] ?? disk.failed(folder));
}
