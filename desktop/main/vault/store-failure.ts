/** What the system says when a write fails, as a sentence with what to do. */
import { Failure } from '../failure.ts';

/** The system's error code ("ENOSPC"), where an error carries one. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/** @param folder where the write was to go, for people */
export function storeFailure(error: unknown, folder: string): Failure {
  const unwritable = `The folder ${folder} cannot be written, so nothing was saved. Check its permissions and try again.`;
  const noFolder = `${folder} is not a folder, so nothing was saved. Move what is there, or choose another folder.`;
  const sentences: Record<string, string> = {
    ENOSPC: 'The disk is full, so nothing was saved. Make some room and try again.',
    EDQUOT: 'Your disk quota is used up, so nothing was saved. Make some room and try again.',
    EROFS: `The folder ${folder} is on a read-only disk, so nothing was saved.`,
    EACCES: unwritable,
    EPERM: unwritable,
    // SQLite's word for a lock file that it may not make.
    ERR_SQLITE_ERROR: unwritable,
    ENOTDIR: noFolder,
    EEXIST: noFolder,
  };
  const sentence = sentences[codeOf(error) ?? ''];
  return new Failure(
    'store-failed',
    sentence ??
      `The file in ${folder} could not be written, so nothing was saved. Check the disk and try again.`,
  );
}
