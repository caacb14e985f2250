const KEPT_AS = 'countersign-class';

/**
 * Keeps the teacher's token until the tab is closed, so that the teacher can show other pages of the lab and come back.
 *
 * @param token `undefined` once the class has ended
 */
export function keepClass(token: string | undefined): void {
  try {
    if (token === undefined) sessionStorage.removeItem(KEPT_AS);
    else sessionStorage.setItem(KEPT_AS, token);
  } catch {
    // Without storage, the browser's Back button still leads to the class.
  }
}

/** Returns the token of the class that is open in this tab. */
export function keptClass(): string | undefined {
  try {
    return sessionStorage.getItem(KEPT_AS) ?? undefined;
  } catch {
    return undefined;
  }
}
