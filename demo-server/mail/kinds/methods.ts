import type { TwoFactorMethod } from '../../contract/index.ts';

/** Notices about an account's second-factor methods. */
export interface MethodNotices {
  'method-added': { method: TwoFactorMethod };
  'method-removed': { method: TwoFactorMethod };
}

/** Messages that only go to the recipient of codes. */
export interface MethodLetters {
  /** By email or text message. `code` has six digits; `minutes` is how long it works. */
  'second-factor-code': { code: string; minutes: number };
}
