import type { Nothing } from './details.ts';

/** Notices about backup codes. */
export interface BackupCodeNotices {
  'backup-codes-generated': Nothing;
  'backup-code-used': Nothing;
  'backup-codes-low': Nothing;
}
