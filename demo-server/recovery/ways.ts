import type { SecurityQuestion } from '../contract/index.ts';
import { summariseBackupCodes } from '../factors/backup-codes.ts';
import { passwordCameByMail } from '../passwords/password-by-mail.ts';
import type { RecoveryParts } from './parts.ts';
import { questionsIn } from './questions.ts';
import type { RecoverySettings } from './settings.ts';

/** The ways to recover an account. */
export interface RecoveryWays {
  /** Number of unused backup codes. */
  backupCodes: number;
  /** Number of verified addresses to which links can be sent. */
  addresses: number;
  /** When a waiting reset happens, in Unix milliseconds; `undefined` if there is none. */
  dueAt: number | undefined;
  questions: SecurityQuestion[];
  /** When the questions were set, in Unix milliseconds. */
  setAt: number | undefined;
  /** Whether the password was set by mail, so that no link is sent: see demo-server/passwords/password-by-mail.ts. */
  passwordCameByMail: boolean;
  /** The settings of this site. */
  settings: RecoverySettings;
}

export async function viewRecoveryWays(
  { store, recovery: settings }: Pick<RecoveryParts, 'store' | 'recovery'>,
  userId: string,
): Promise<RecoveryWays> {
  const set = await store.securityQuestions.of(userId);
  return {
    settings,
    passwordCameByMail: await passwordCameByMail(store, userId),
    backupCodes: (await summariseBackupCodes({ store }, userId)).remaining,
    addresses: (await store.addresses.verifiedOf(userId)).length,
    dueAt: (await store.recoveries.waitingOf(userId))?.dueAt,
    questions: questionsIn(set),
    setAt: set?.createdAt,
  };
}
