/** Password managers' CSV exports: each row is a login with a second factor in one column. Passwords are not read. */
import { Collector } from '../account/collector.ts';
import { damaged } from '../account/import-failure.ts';
import { addTotpField, type Login } from '../account/totp-field.ts';
import type { CsvRow } from '../file/csv.ts';
import type { ImportFile } from '../file/import-file.ts';
import { type ImportFormat, type Opened, opened } from './import-format.ts';

/** Reads the logins. @param columns names in lower case; the first one with a value counts */
export function openLogins(
  file: Pick<ImportFile, 'csv'>,
  { id, name }: Pick<ImportFormat, 'id' | 'name'>,
  factor: readonly string[],
  others: readonly string[],
  loginOf: (row: CsvRow) => Login,
): Opened {
  const collector = new Collector(id);
  for (const row of rowsOf(file, name, [...factor, ...others])) {
    const field = factor
      .map((column) => row[column])
      .find((value) => value !== undefined && value.trim() !== '');
    addTotpField(collector, field, loginOf(row));
  }
  return opened(collector, false);
}

function rowsOf(file: Pick<ImportFile, 'csv'>, format: string, wanted: readonly string[]): CsvRow[] {
  try {
    return file.csv(wanted).rows;
  } catch {
    throw damaged(format);
  }
}
