/** CSV (RFC 4180) of password managers. Only the wanted columns are read. */
import { parse } from 'csv-parse/sync';

export type CsvRow = Readonly<Record<string, string>>;
export interface CsvTable {
  rows: CsvRow[];
}

const MOST_HEADER = 4_000;

/** Returns the names in the first line, trimmed and in lower case; empty if it has fewer than two. */
export function csvHeader(text: string): string[] {
  const line = firstLine(text);
  if (line.length > MOST_HEADER || !/[,;\t]/.test(line)) return [];
  try {
    const rows = parse(line, { ...SETTINGS, delimiter: delimiterOf(line), to: 1 }) as string[][];
    const names = (rows[0] ?? []).map(nameOf);
    return names.length > 1 ? names : [];
  } catch {
    return [];
  }
}

/**
 * Returns the wanted columns.
 *
 * @param wanted names in lower case
 * @throws Error for an unclosed quote
 */
export function readCsv(text: string, wanted: readonly string[]): CsvTable {
  const columns = (names: string[]) =>
    names.map((name) => (wanted.includes(nameOf(name)) ? nameOf(name) : false));
  return { rows: parse(text, { ...SETTINGS, delimiter: delimiterOf(firstLine(text)), columns }) as CsvRow[] };
}

const SETTINGS = { bom: true, skip_empty_lines: true, relax_column_count: true } as const;

function firstLine(text: string): string {
  return /^\ufeff?\s*([^\r\n]*)/.exec(text)?.[1] ?? '';
}

/** Returns the delimiter. Spreadsheets in some countries use semicolons. */
function delimiterOf(line: string): string {
  const unquoted = line.replace(/"[^"]*"/g, '');
  const counts = [',', ';', '\t'].map((mark) => [mark, unquoted.split(mark).length] as const);
  return counts.reduce((most, next) => (next[1] > most[1] ? next : most))[0];
}

function nameOf(name: string): string {
  return name.trim().toLowerCase();
}
