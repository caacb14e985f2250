import type { Nothing } from './details.ts';

/** Notices about an account's second factor. */
export interface SecondFactorNotices {
  'two-factor-enabled': Nothing;
  'two-factor-replaced': Nothing;
  'two-factor-disabled': Nothing;
  'backup-codes-generated': Nothing;
  'backup-code-used': Nothing;
  'backup-codes-low': Nothing;
  /** Wrong codes are being slowed down, so someone knows the password. Sent once per run of wrong codes. */
  'codes-slowed': Nothing;
  /** Too many wrong codes in a row: codes are refused until a backup code is used. */
  'codes-locked': Nothing;
}
