/** CSV (RFC 4180) of password managers. Only the wanted columns are read. */
import { parse } from 'csv-parse/sync';

export type CsvRow = Readonly<Record<string, string>>;
export interface CsvTable {
  rows: CsvRow[];
  /** The last lines of rows with more cells than columns. No cell of them is read, because it may be a password. */
  shifted: number[];
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
  const shifted: number[] = [];
  let width = 0;
  const columns = (names: string[]) => {
    width = names.length;
    return names.map((name) => (wanted.includes(nameOf(name)) ? nameOf(name) : false));
  };
  const onRecord = (record: CsvRow, { error, lines }: { error?: unknown; lines: number }) => {
    const { record: cells } = (error ?? {}) as { record?: unknown };
    const isShifted = Array.isArray(cells) && cells.slice(width).some((cell) => cell !== '');
    if (isShifted) shifted.push(lines);
    return isShifted ? undefined : record;
  };
  const settings = { ...SETTINGS, delimiter: delimiterOf(firstLine(text)), columns, on_record: onRecord };
  return { rows: parse(fromHeader(text), settings as object) as unknown as CsvRow[], shifted };
}

/**
 * Returns the cells of each row below the header, with those that no column has. For apps that quote nothing, where a
 * quotation mark is part of a name.
 */
export function readCells(text: string): string[][] {
  const settings = { ...SETTINGS, delimiter: delimiterOf(firstLine(text)), from_line: 2 };
  try {
    return parse(fromHeader(text), settings) as string[][];
  } catch {
    return parse(fromHeader(text), { ...settings, quote: false }) as string[][];
  }
}

const SETTINGS = {
  // Editors leave lines of both kinds in one file, and spreadsheets leave rows of commas.
  record_delimiter: ['\r\n', '\n', '\r'],
  skip_empty_lines: true,
  skip_records_with_empty_values: true,
  relax_column_count: true,
};

/** A line for Excel, which names the delimiter. */
const DELIMITER_LINE = /^sep=.[\r\n]+/i;

/** Returns the text from the header on. */
function fromHeader(text: string): string {
  return text.replace(/^\ufeff?\s+|^\ufeff/, '').replace(DELIMITER_LINE, '');
}

function firstLine(text: string): string {
  return /^[^\r\n]*/.exec(fromHeader(text))?.[0] ?? '';
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
