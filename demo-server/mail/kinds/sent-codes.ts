/** Messages that only go to the recipient of codes. */
export interface SentCodeLetters {
  /** By email or text message. `code` has six digits; `minutes` is how long it works. */
  'second-factor-code': { code: string; minutes: number };
}
