import type { TwoFactorMethod } from '../../contract/index.ts';
import type { Nothing } from './details.ts';

/** Notices about an account's second-factor methods. */
export interface MethodNotices {
  'two-factor-enabled': Nothing;
  'two-factor-replaced': Nothing;
  'two-factor-disabled': Nothing;
  'method-added': { method: TwoFactorMethod };
  'method-removed': { method: TwoFactorMethod };
}
