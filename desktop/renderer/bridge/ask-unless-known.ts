/**
 * Asks what a page needs to know: at once, or, where the page began with an answer, when there is nothing better to do.
 * Something may have changed between that answer and the first event that is heard, so it is asked all the same.
 *
 * @returns a function that calls it off
 */
export function askUnlessKnown(isKnown: boolean, ask: () => void): () => void {
  if (isKnown) {
    const soon = requestIdleCallback(ask);
    return () => cancelIdleCallback(soon);
  }
  ask();
  return () => undefined;
}
