/** Reads the accounts in a file's bytes, in this thread. open-file.ts uses a separate thread. */
import { sentences } from '../texts/texts.ts';
import { damaged, ImportFailure } from './account/import-failure.ts';
import type { ImportedFile } from './account/imported-account.ts';
import { ImportFile, type ReadQrs } from './file/import-file.ts';
import { MAX_IMPORT_BYTES } from './file/largest-file.ts';
import { recognise } from './recognise.ts';
import type { AllowMemory } from './unlock/costs.ts';

export interface ImportRequest {
  bytes: Uint8Array;
  password?: string | undefined;
  /** The id of the format that the user chose. */
  format?: string | undefined;
  /** Whether to import accounts in the app's bin. */
  includeRemoved?: boolean | undefined;
}

export interface ImportHands {
  readQrs: ReadQrs;
  allowMemory: AllowMemory;
  /** Called with the format before the slow part begins. */
  onRecognised?: (format: string) => void;
}

/** Returns the accounts. @throws ImportFailure only, for any bytes */
export async function readImport(request: ImportRequest, hands: ImportHands): Promise<ImportedFile> {
  const { bytes, password, includeRemoved = false } = request;
  if (bytes.length === 0) throw new ImportFailure('unrecognised', sentences().importFile.empty);
  if (bytes.length > MAX_IMPORT_BYTES) {
    const megabytes = [bytes.length, MAX_IMPORT_BYTES].map((size) => Math.ceil(size / 2 ** 20));
    throw new ImportFailure(
      'unsupported',
      sentences().importFile.tooLarge(megabytes[0] ?? 0, megabytes[1] ?? 0),
    );
  }
  const file = new ImportFile(bytes, hands.readQrs);
  const format = await recognise(file, request.format);
  hands.onRecognised?.(format.id);
  try {
    const opened = await format.open(file, { password, includeRemoved, allowMemory: hands.allowMemory });
    if (file.unread !== undefined) opened.problems.push({ entry: format.name, reason: file.unread });
    return { format: format.id, ...opened };
  } catch (error) {
    if (error instanceof ImportFailure) throw error;
    // An unexpected form. The error may quote the file, so it is not passed on.
    throw damaged(format.name);
  }
}
