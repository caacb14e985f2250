/** The custom order of accounts, item by item: moving one account does not write the places of the others. */
import type { Array as SharedArray } from 'yjs';

/** Returns the ids in order, each once. Two computers that move one account leave two places for it; the first counts. */
export function orderOf(places: SharedArray<string>): string[] {
  return [...new Set(places.toArray())];
}

/** Moves as few accounts as possible, so that the list begins with these ids in this order. */
export function writeOrder(places: SharedArray<string>, wanted: readonly string[]): void {
  const present = orderOf(places);
  const rank = new Map(wanted.map((id, index) => [id, index]));
  const known = present.filter((id) => rank.has(id));
  const staying = new Set(longestRising(known.map((id) => rank.get(id) ?? 0)).map((at) => known[at]));
  if (staying.size === wanted.length) return;
  deleteWhere(places, (id) => rank.has(id) && !staying.has(id));
  // Each run of new or moved ids follows the id before it. From the end, so that the places before it stay the same.
  const at = new Map<string, number>();
  for (const [index, id] of places.toArray().entries()) if (!at.has(id)) at.set(id, index);
  let run: string[] = [];
  for (const id of wanted.toReversed()) {
    if (!staying.has(id)) {
      run.push(id);
      continue;
    }
    if (run.length > 0) places.insert((at.get(id) ?? 0) + 1, run.reverse());
    run = [];
  }
  if (run.length > 0) places.insert(0, run.reverse());
}

/** Removes ids from the order. */
export function deleteWhere(places: SharedArray<string>, isDeleted: (id: string) => boolean): void {
  const all = places.toArray();
  for (let end = all.length; end > 0; end -= 1) {
    let start = end;
    while (start > 0 && isDeleted(all[start - 1] ?? '')) start -= 1;
    if (start === end) continue;
    places.delete(start, end - start);
    end = start + 1;
  }
}

/** Returns the positions of a longest rising subsequence. The accounts in it need not move. */
export function longestRising(ranks: readonly number[]): number[] {
  /** The position that ends the best sequence of each length. */
  const ends: number[] = [];
  const before = new Map<number, number | undefined>();
  for (const [at, rank] of ranks.entries()) {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ranks[ends[middle] ?? 0] ?? 0) < rank) low = middle + 1;
      else high = middle;
    }
    before.set(at, ends[low - 1]);
    ends[low] = at;
  }
  const found: number[] = [];
  for (let at = ends.at(-1); at !== undefined; at = before.get(at)) found.push(at);
  return found.reverse();
}
