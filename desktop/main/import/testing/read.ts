/** Reads a file like the import thread, but without a thread. */
import { readFile } from 'node:fs/promises';
import { prepareDecoder } from '../../scanner/decode-qr.ts';
import { decoderFiles } from '../../scanner/decoder-files.ts';
import { searchFile } from '../../scanner/search-file.ts';
import { ImportFailure } from '../account/import-failure.ts';
import type { ImportedAccount, ImportedFile } from '../account/imported-account.ts';
import { readImport } from '../read-import.ts';

export function read(
  bytes: Uint8Array,
  password?: string,
  format?: string,
  includeRemoved?: boolean,
): Promise<ImportedFile> {
  return readImport(
    { bytes, password, format, includeRemoved },
    { readQrs, allowMemory: async () => undefined },
  );
}

/** Returns why a file was not read. */
export async function failureOf(
  bytes: Uint8Array,
  password?: string,
  format?: string,
): Promise<ImportFailure> {
  try {
    const { format: found } = await read(bytes, password, format);
    throw new Error(`The file was read as ${found}.`);
  } catch (error) {
    if (error instanceof ImportFailure) return error;
    throw error;
  }
}

async function readQrs(bytes: Uint8Array): Promise<{ texts: string[]; error?: string | undefined }> {
  const decoders = decoderFiles();
  prepareDecoder(new Uint8Array(await readFile(decoders.zxing)).buffer);
  const { codes, error } = await searchFile({ bytes, name: 'this file' }, decoders);
  return { texts: codes.map(({ text }) => text), error };
}

/** Returns the account without the fields that only its own format has, for comparison. */
export function comparable(account: ImportedAccount) {
  const { type, issuer, name, secret, algorithm, digits, period, counter, tags, note, favourite } = account;
  return {
    type,
    issuer,
    name,
    secret,
    algorithm,
    digits,
    ...(period !== undefined && { period }),
    ...(counter !== undefined && { counter }),
    tags: [...tags],
    note,
    favourite,
  };
}
