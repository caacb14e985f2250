/** What the system says when a write fails, as a sentence with what to do. */
import { Failure } from '../ipc/failure.ts';
import { sentences } from '../texts/texts.ts';

/** The system's error code ("ENOSPC"), where an error carries one. */
export function systemErrorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/** @param folder where the write was to go, for people */
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
    // SQLite's word for a lock file that it may not make.
    ERR_SQLITE_ERROR: unwritable,
    ENOTDIR: noFolder,
    EEXIST: noFolder,
  };
  return new Failure('store-failed', byCode[systemErrorCode(error) ?? ''] ?? disk.failed(folder));
}
