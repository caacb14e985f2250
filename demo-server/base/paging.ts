/** Where a page of a list that is ordered by time begins: after this row. */
export interface Cursor {
  at: number;
  id: string;
}

/** Rows of a page, unless asked otherwise. */
export const PAGE = 20;

/** @returns `undefined` for a text that no page gave: it is read as the first page */
export function cursorFrom(text: string | undefined): Cursor | undefined {
  const [, at, id] = /^(\d{1,15})_([0-9a-f-]{36})$/.exec(text ?? '') ?? [];
  return at !== undefined && id !== undefined ? { at: Number(at), id } : undefined;
}

/**
 * One page out of one row more than it holds, which tells whether there is another.
 *
 * @param placeOf where a row stands in the order of pages
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
