/** Password managers' CSV exports: each row is a login with a second factor in one column. Passwords are not read. */
import { sentences } from '../../texts/texts.ts';
import { Collector } from '../account/collector.ts';
import { damaged } from '../account/import-failure.ts';
import { addTotpField, type Login } from '../account/totp-field.ts';
import type { CsvRow, CsvTable } from '../file/csv.ts';
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
  const table = tableOf(file, name, [...factor, ...others]);
  for (const row of table.rows) {
    const field = factor
      .map((column) => row[column])
      .find((value) => value !== undefined && value.trim() !== '');
    addTotpField(collector, field, loginOf(row));
  }
  refuseShifted(collector, table);
  return opened(collector, false);
}

/** Returns the wanted columns. @throws ImportFailure `damaged`, also if no row fits the header */
export function tableOf(file: Pick<ImportFile, 'csv'>, format: string, wanted: readonly string[]): CsvTable {
  let table: CsvTable;
  try {
    table = file.csv(wanted);
  } catch {
    throw damaged(format);
  }
  if (table.rows.length === 0 && table.shifted.length > 0) throw damaged(format);
  return table;
}

/** Reports the rows whose cells do not fit the columns. */
export function refuseShifted(collector: Collector, { shifted }: CsvTable): void {
  for (const line of shifted) collector.refuse({}, sentences().importEntry.shifted({ line }), { line });
}
