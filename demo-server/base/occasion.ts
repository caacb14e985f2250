/** The present, in Unix milliseconds. Passed in everywhere, so that tests and teaching can move it. */
export type Clock = () => number;

/** When something is asked, and from where. The clock is read once for it, so one request has one moment. */
export interface Occasion {
  /** Unix milliseconds. */
  now: number;
  /** The client's network address. */
  address: string;
  /** What the client calls itself; text of anybody's choosing. */
  userAgent: string | null;
}

/** An occasion as the audit log has it. */
export function seenAt({ now, address, userAgent }: Occasion) {
  return { at: now, address, userAgent };
}
