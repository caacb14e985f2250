/** Exports that a person put into a ZIP themselves. Apps' own ZIPs are formats of their own. */
import { quotableName } from '../../../shared/quotable.ts';
import { sentences } from '../texts/texts.ts';
import { ImportFailure, passwordRequired, unsupported } from './account/import-failure.ts';
import { ImportFile, type ReadQrs } from './file/import-file.ts';
import type { ImportFormat } from './formats/import-format.ts';
import { recognise } from './recognise.ts';

export interface FoundInside {
  file: ImportFile;
  formats: readonly ImportFormat[];
  /** Whether the ZIP is encrypted. */
  encrypted: boolean;
  /** Names of files in it that are no exports. */
  others: string[];
}

const ZIP = 'ZIP';
/** Files are compared with every format, so a ZIP of a whole disk is not searched. */
const MOST_FILES = 100;
/** What macOS and Windows add to a ZIP, and hidden files. */
const NOISE = /(?:^|\/)(?:__MACOSX\/|\.|desktop\.ini$|thumbs\.db$)/i;

/**
 * Returns the only export in a ZIP, or all its QR codes if they are in pictures.
 *
 * @param wanted the format that the user chose
 * @returns `undefined` if the file is no ZIP, or has no export in it
 * @throws ImportFailure `password_required`, `password_wrong`, `damaged`, or `unsupported` for several exports
 */
export async function findInside(
  outer: ImportFile,
  readQrs: ReadQrs,
  { wanted, password }: { wanted?: string | undefined; password?: string | undefined },
): Promise<FoundInside | undefined> {
  const zip = await outer.zip();
  const names = zip?.names.filter((name) => !NOISE.test(name)) ?? [];
  if (!zip || names.length === 0 || names.length > MOST_FILES) return undefined;
  const encrypted = names.some((name) => zip.isEncrypted(name));
  if (encrypted && !password) throw passwordRequired(ZIP);

  const found: { name: string; file: ImportFile; formats: readonly ImportFormat[] }[] = [];
  let failure: unknown;
  for (const name of names) {
    const file = new ImportFile(await zip.read(name, ZIP, password), readQrs);
    try {
      found.push({ name, file, formats: await recognise(file, wanted) });
    } catch (error) {
      failure = error;
    }
  }
  if (found.length === 0) {
    // The sentence about the only file says more than one about the ZIP.
    if (names.length === 1 && isTelling(failure)) throw failure;
    return undefined;
  }
  const others = names.filter((name) => !found.some((each) => each.name === name));
  const exports = await withoutLookAlikes(found);
  const [first] = exports;
  if (first && exports.length === 1) return { file: first.file, formats: first.formats, encrypted, others };
  if (found.every(({ file }) => file.isPicture)) {
    const texts = (await Promise.all(found.map(({ file }) => file.uris()))).flat();
    const together = new ImportFile(Buffer.from(texts.join('\n'), 'utf8'), readQrs);
    return { file: together, formats: await recognise(together, wanted), encrypted, others };
  }
  const listed = found.map(({ name }) => quotableName(name) ?? '…');
  throw unsupported(sentences().importFile.severalInside({ names: listed }));
}

/** Returns the files that are surely exports; all of them if none is. Any ciphertext looks like some formats. */
async function withoutLookAlikes<Found extends { file: ImportFile; formats: readonly ImportFormat[] }>(
  found: readonly Found[],
): Promise<readonly Found[]> {
  const sure: Found[] = [];
  for (const each of found) {
    const [format] = each.formats;
    if (format && (await format.recognise(each.file)) === true) sure.push(each);
  }
  return sure.length > 0 ? sure : found;
}

function isTelling(failure: unknown): boolean {
  return failure instanceof ImportFailure && failure.code !== 'unrecognised';
}
