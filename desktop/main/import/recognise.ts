/** Recognising a file's app by its content. */
import { quotable } from '../../../shared/quotable.ts';
import { sentences } from '../texts/texts.ts';
import { damaged, ImportFailure, unsupported } from './account/import-failure.ts';
import type { ImportFile } from './file/import-file.ts';
import { isWholePreferences } from './file/preferences.ts';
import type { ImportFormat } from './formats/import-format.ts';
import { isOpenPgp } from './formats/noise.ts';
import { FORMATS, formatsNamed } from './registry.ts';

/**
 * Returns the file's format, or several that look the same. Each of these must be tried.
 *
 * @param wanted the format that the user chose, by its id, its name or a part of it; the file may have another
 * @throws ImportFailure `unrecognised`, or `damaged` for a clearly damaged file
 */
export async function recognise(file: ImportFile, wanted?: string): Promise<readonly ImportFormat[]> {
  if (wanted !== undefined) return recogniseAs(file, wanted);
  const found = await thoseThatFit(file);
  if (found.length > 0) return found;
  if (isOpenPgp(file)) throw unsupported(sentences().importFile.pgp);
  if (file.isBrokenText) throw new ImportFailure('damaged', sentences().importFile.damagedText);
  if (file.looksLikeJson && file.json === undefined) {
    throw new ImportFailure('damaged', sentences().importFile.damagedJson);
  }
  if (file.preferences && !isWholePreferences(file.text ?? '')) throw damaged('Android');
  if (file.unread !== undefined) throw new ImportFailure('damaged', file.unread);
  if (file.isPicture) throw new ImportFailure('unrecognised', sentences().importFile.noKeyFound);
  const tried = FORMATS.map(({ name }) => name);
  throw new ImportFailure('unrecognised', sentences().importFile.unrecognised({ tried }));
}

async function recogniseAs(file: ImportFile, wanted: string): Promise<readonly ImportFormat[]> {
  const named = formatsNamed(wanted);
  const [format] = named;
  if (!format) {
    const known = FORMATS.map(({ id }) => id);
    throw new ImportFailure(
      'unsupported',
      sentences().importFile.noFormat({ name: quotable(wanted), known }),
    );
  }
  const fitting = await thoseThatFit(file, named);
  if (fitting.length > 0) return fitting;
  const [other] = await thoseThatFit(file);
  if (other)
    throw new ImportFailure(
      'unrecognised',
      sentences().importFile.otherFormat({ format: format.name, found: other.name }),
    );
  const broken = file.isBrokenText || (file.looksLikeJson && file.json === undefined);
  if (broken) throw damaged(format.name);
  throw new ImportFailure('unrecognised', sentences().importFile.notThat({ format: format.name }));
}

async function thoseThatFit(
  file: ImportFile,
  formats: readonly ImportFormat[] = FORMATS,
): Promise<ImportFormat[]> {
  const possible: ImportFormat[] = [];
  for (const format of formats) {
    const fits = await format.recognise(file);
    if (fits === true) return [format];
    if (fits === 'maybe') possible.push(format);
  }
  return possible;
}
