/** The present, in Unix milliseconds. Passed in everywhere, so that tests and teaching can move it. */
export type Clock = () => number;

/** When something is asked, and from where. The clock is read once for it, so one request has one moment. */
export interface Occasion {
  /** Unix milliseconds. */
  now: number;
  /** The client's network address. */
  address: string;
}
