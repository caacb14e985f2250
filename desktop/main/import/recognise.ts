/** Recognising a file's app by its content. */
import { quotable } from '../../../shared/quotable.ts';
import { sentences } from '../texts/texts.ts';
import { damaged, ImportFailure, unsupported } from './account/import-failure.ts';
import type { ImportFile } from './file/import-file.ts';
import type { ImportFormat } from './formats/import-format.ts';
import { isOpenPgp } from './formats/noise.ts';
import { FORMATS, formatById } from './registry.ts';

/**
 * Returns the file's format.
 *
 * @param wanted the id of the format that the user chose; the file may have another
 * @throws ImportFailure `unrecognised`, or `damaged` for a clearly damaged file
 */
export async function recognise(file: ImportFile, wanted?: string): Promise<ImportFormat> {
  if (wanted !== undefined) return recogniseAs(file, wanted);
  const found = await firstThatFits(file);
  if (found) return found;
  if (isOpenPgp(file)) throw unsupported(sentences().importFile.pgp);
  if (file.isBrokenText) throw new ImportFailure('damaged', sentences().importFile.damagedText);
  if (file.looksLikeJson && file.json === undefined) {
    throw new ImportFailure('damaged', sentences().importFile.damagedJson);
  }
  if (file.preferences) throw damaged('Android');
  if (file.unread !== undefined) throw new ImportFailure('damaged', file.unread);
  if (file.isPicture) throw new ImportFailure('unrecognised', sentences().importFile.noKeyFound);
  const tried = FORMATS.map(({ name }) => name).join(', ');
  throw new ImportFailure('unrecognised', sentences().importFile.unrecognised(tried));
}

async function recogniseAs(file: ImportFile, wanted: string): Promise<ImportFormat> {
  const format = formatById(wanted);
  if (!format) {
    const known = FORMATS.map(({ id }) => id).join(', ');
    throw new ImportFailure('unsupported', sentences().importFile.noFormat(quotable(wanted), known));
  }
  if (await format.recognise(file)) return format;
  const other = await firstThatFits(file);
  if (other)
    throw new ImportFailure('unrecognised', sentences().importFile.otherFormat(format.name, other.name));
  const broken = file.isBrokenText || (file.looksLikeJson && file.json === undefined);
  if (broken) throw damaged(format.name);
  throw new ImportFailure('unrecognised', sentences().importFile.notThat(format.name));
}

async function firstThatFits(file: ImportFile): Promise<ImportFormat | undefined> {
  for (const format of FORMATS) if (await format.recognise(file)) return format;
  return undefined;
}
