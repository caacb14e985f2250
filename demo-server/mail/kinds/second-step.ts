import type { Nothing } from './details.ts';

/** Notices about wrong codes. */
export interface SecondStepNotices {
  /** Wrong codes are being slowed down, so someone knows the password. Sent once per run of wrong codes. */
  'codes-slowed': Nothing;
  /** Too many wrong codes in a row: codes are refused until a backup code is used. */
  'codes-locked': Nothing;
}
