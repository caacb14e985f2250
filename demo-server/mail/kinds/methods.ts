import type { TwoFactorMethod } from '../../contract/index.ts';

/** What owners are told of the methods of their second factor. */
export interface MethodNotices {
  'method-added': { method: TwoFactorMethod };
  'method-removed': { method: TwoFactorMethod };
}

/** What goes to the recipient of codes alone. */
export interface MethodLetters {
  /** `code` is six digits, `minutes` how long it can be used. By mail or text message. */
  'second-factor-code': { code: string; minutes: number };
}
