/** The row before a page, in a list ordered by time. */
export interface Cursor {
  at: number;
  id: string;
}

/** Default number of rows in a page. */
export const PAGE = 20;

/** Reads a cursor. @returns `undefined` for an invalid text, which means the first page */
export function cursorFrom(text: string | undefined): Cursor | undefined {
  const [, at, id] = /^(\d{1,15})_([0-9a-f-]{36})$/.exec(text ?? '') ?? [];
  return at !== undefined && id !== undefined ? { at: Number(at), id } : undefined;
}

/**
 * Returns a page from its rows and one more, which shows whether there is another page.
 *
 * @param placeOf returns a row's place in the order of pages
 */
export function pageOf<Row>(
  rows: readonly Row[],
  most: number,
  placeOf: (row: Row) => Cursor,
): { rows: Row[]; next: string | null } {
  const last = rows[most - 1];
  const place = rows.length > most && last !== undefined ? placeOf(last) : undefined;
  return { rows: rows.slice(0, most), next: place ? `${place.at}_${place.id}` : null };
}
