/** The mark that the start-up benchmark waits for. */
const MARK = 'first-code-painted';

/** Sets the performance mark `first-code-painted` once, after the first code is painted. */
export function markFirstCode(): void {
  if (performance.getEntriesByName(MARK).length > 0) return;
  // The first frame callback runs before the code is painted, the second one after it.
  requestAnimationFrame(() => {
    requestAnimationFrame(() => {
      if (performance.getEntriesByName(MARK).length === 0) performance.mark(MARK);
    });
  });
}
