import type { SecurityQuestion } from '../contract/index.ts';
import { summariseBackupCodes } from '../factors/backup-codes.ts';
import { passwordCameByMail } from '../passwords/password-by-mail.ts';
import type { RecoveryParts } from './parts.ts';
import { questionsIn } from './questions.ts';
import type { RecoverySettings } from './settings.ts';

/** What an account can be recovered with. */
export interface RecoveryWays {
  /** How many are left. */
  backupCodes: number;
  /** How many verified addresses links can be sent to. */
  addresses: number;
  /** When a reset that is under way happens. */
  dueAt: number | undefined;
  questions: SecurityQuestion[];
  /** When the questions were set. */
  setAt: number | undefined;
  /** Whether no link is sent, because the password came by mail itself: see demo-server/passwords/password-by-mail.ts. */
  passwordCameByMail: boolean;
  /** How this site does it. */
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
