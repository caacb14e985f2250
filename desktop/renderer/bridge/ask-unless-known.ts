/**
 * Runs `ask` at once, or, if the start-up data already has the answer, when the browser is idle. It still asks then,
 * because the answer may have changed before the page listened to events.
 *
 * @returns a function that cancels the request
 */
export function askUnlessKnown(isKnown: boolean, ask: () => void): () => void {
  if (isKnown) {
    const soon = requestIdleCallback(ask);
    return () => cancelIdleCallback(soon);
  }
  ask();
  return () => undefined;
}
