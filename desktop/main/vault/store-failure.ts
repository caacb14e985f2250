/** Why a write failed, as a sentence that says what to do. Every place that writes a file uses this. */
import { basename } from 'node:path';
import { quotableName } from '../../../shared/quotable.ts';
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
  if (cause === 'noFile') return new Failure('store-failed', disk.noFile({ folder, name: nameIn(error) }));
  const sentence = disk[cause as Exclude<keyof typeof disk, 'noFile'>];
  return new Failure('store-failed', typeof sentence === 'string' ? sentence : sentence({ folder }));
}

/**
 * Returns the name of the file that the system could not write or replace, if it said which and the name may be quoted:
 * a person chose the name of an export.
 */
function nameIn(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const { dest, path } = error as NodeJS.ErrnoException & { dest?: string };
  const found = dest ?? path;
  return found === undefined ? undefined : quotableName(basename(found));
}

function codeOf(error: unknown): string {
  const code = systemErrorCode(error) ?? '';
  const sqlite =
    error instanceof Error && 'errcode' in error && typeof error.errcode === 'number' ? error.errcode : 0;
  // The low byte is the primary result code.
  return code === 'ERR_SQLITE_ERROR' ? (SQLITE_CODES[sqlite & 0xff] ?? '') : code;
}
