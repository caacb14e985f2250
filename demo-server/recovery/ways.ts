import type { SecurityQuestion } from '../contract/index.ts';
import { summariseBackupCodes } from '../factors/backup-codes.ts';
import type { Store } from '../store/store.ts';
import { questionsIn } from './questions.ts';

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
}

export async function viewRecoveryWays({ store }: { store: Store }, userId: string): Promise<RecoveryWays> {
  const set = await store.securityQuestions.of(userId);
  return {
    backupCodes: (await summariseBackupCodes(store, userId)).remaining,
    addresses: (await store.addresses.verifiedOf(userId)).length,
    dueAt: (await store.recoveries.waitingOf(userId))?.dueAt,
    questions: questionsIn(set),
    setAt: set?.createdAt,
  };
}
