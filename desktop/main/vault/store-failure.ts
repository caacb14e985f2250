/** Why a write failed, as a sentence that says what to do. Every place that writes a file uses this. */
import { Failure } from '../ipc/failure.ts';
import { sentences } from '../texts/texts.ts';

/** Returns the system's error code ("ENOSPC"), if the error has one. */
export function systemErrorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/** The lock's file is SQLite's. These are its result codes (SQLITE_READONLY, SQLITE_FULL, SQLITE_CANTOPEN). */
const SQLITE_CODES: Readonly<Record<number, string>> = { 8: 'EROFS', 13: 'ENOSPC', 14: 'EACCES' };

/** Groups of the system's error codes with the same remedy. */
const CAUSES: Readonly<Record<string, readonly string[]>> = {
  full: ['ENOSPC'],
  quota: ['EDQUOT'],
  readOnly: ['EROFS'],
  noWrite: ['EACCES', 'EPERM'],
  noFolder: ['ENOTDIR', 'EEXIST', 'ELOOP'],
  noFile: ['EISDIR'],
  // The disk was removed, or the network drive no longer answers.
  gone: ['ENOENT', 'ENODEV', 'ENXIO', 'ESTALE', 'ENOTCONN', 'EHOSTDOWN', 'EHOSTUNREACH', 'ETIMEDOUT'],
  tooLong: ['ENAMETOOLONG'],
  busy: ['EBUSY', 'ETXTBSY', 'EAGAIN', 'EDEADLK'],
  tooManyFiles: ['EMFILE', 'ENFILE'],
};

/** Returns the failure of a write. @param folder the folder of the file, for the sentence */
export function storeFailure(error: unknown, folder: string): Failure {
  const { disk } = sentences();
  const code = codeOf(error);
  const cause = Object.keys(CAUSES).find((name) => CAUSES[name]?.includes(code)) ?? 'failed';
  const sentence = disk[cause as keyof typeof disk];
  return new Failure('store-failed', typeof sentence === 'string' ? sentence : sentence(folder));
}

function codeOf(error: unknown): string {
  const code = systemErrorCode(error) ?? '';
  const sqlite =
    error instanceof Error && 'errcode' in error && typeof error.errcode === 'number' ? error.errcode : 0;
  // The low byte is the primary result code.
  return code === 'ERR_SQLITE_ERROR' ? (SQLITE_CODES[sqlite & 0xff] ?? '') : code;
}
