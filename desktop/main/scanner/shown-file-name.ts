import { basename } from 'node:path';
import { quotableName } from '../../../shared/quotable.ts';
import { sentences } from '../texts/texts.ts';

/**
 * Returns a file's name for sentences; “this file” if the name may contain a key, as some programs name pictures so.
 */
export function shownFileName(path: string): string {
  return quotableName(basename(path) || path) ?? sentences().importFile.thisFile;
}
