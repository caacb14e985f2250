import type { Nothing } from './details.ts';

/** What owners are told of their second factor. */
export interface SecondFactorNotices {
  'two-factor-enabled': Nothing;
  'two-factor-replaced': Nothing;
  'two-factor-disabled': Nothing;
  'backup-codes-generated': Nothing;
  'backup-code-used': Nothing;
  'backup-codes-low': Nothing;
  /** Wrong codes began to be slowed down: somebody knows the password. Once for each run of them. */
  'codes-slowed': Nothing;
  /** A hundred wrong codes in a row: codes are refused until a backup code is used. */
  'codes-locked': Nothing;
}
