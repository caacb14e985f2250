/** Which toast stays when one is to be closed. Closing may come late, when the next one has already been asked for. */

interface ShownToast {
  /** Later toasts have higher numbers. */
  id: number;
  tone?: 'plain' | 'error';
}

/**
 * Returns what is shown after a toast has closed. On a busy computer its time ends between the request for the next toast
 * and the painting of that one, which must not close with it.
 */
export function withoutToast<T extends ShownToast>(shown: T | undefined, id: number): T | undefined {
  return shown?.id === id ? undefined : shown;
}

/** Returns what is shown after an action succeeded: no error that was there when it began. @param latest the newest toast then */
export function withoutError<T extends ShownToast>(shown: T | undefined, latest: number): T | undefined {
  return shown?.tone === 'error' && shown.id <= latest ? undefined : shown;
}
