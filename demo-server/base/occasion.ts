/** Returns the current time in Unix milliseconds. Passed in everywhere, so that tests and lessons can move it. */
export type Clock = () => number;

/** The time and origin of a request. The clock is read once, so that one request has one time. */
export interface Occasion {
  /** Unix milliseconds. */
  now: number;
  /** The client's network address. */
  address: string;
  /** The user agent. Untrusted text. */
  userAgent: string | null;
  /** The token that the browser got when it signed in, not checked yet: see demo-server/passwords/known-browser.ts. */
  browserToken?: string | undefined;
}

/**
 * Returns an occasion without its origin, for a message about what staff did. The network and browser of staff are not
 * the owner's business.
 */
export function withoutOrigin({ now }: Pick<Occasion, 'now'>): Occasion {
  return { now, address: '', userAgent: null };
}

/** Returns an occasion as the audit log has it. */
export function seenAt({ now, address, userAgent }: Occasion) {
  return { at: now, address, userAgent };
}
