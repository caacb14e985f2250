import { basename } from 'node:path';
import { quotableName } from '../../../shared/quotable.ts';
import { sentences } from '../texts/texts.ts';

/** Returns a file's name for sentences; “this file” for a name that may hold a key. Some programs name a picture by it. */
export function shownFileName(path: string): string {
  return quotableName(basename(path) || path) ?? sentences().importFile.thisFile;
}
