import type { Insertable, Kysely, Selectable } from 'kysely';
import type { BackupCodeSetsTable, BackupCodesTable, Schema } from './schema.ts';

export type BackupCodeSet = Selectable<BackupCodeSetsTable>;
export type BackupCodeRecord = Selectable<BackupCodesTable>;
/** A set as its owner sees it. */
export type BackupCodeSetState = BackupCodeSet & { remaining: number };

export interface BackupCodeStore {
  insertSet(set: Insertable<BackupCodeSetsTable>, codes: readonly BackupCodeRecord[]): Promise<void>;
  /** The set that belongs to the user's confirmed key. */
  setOf(userId: string): Promise<BackupCodeSetState | undefined>;
  /** The one code a tag can mean, spent or not. */
  byTag(verificationId: string, tag: number): Promise<BackupCodeRecord | undefined>;
  /** @returns whether this call spent it: of several at once, one is told so */
  spend(id: string, now: number): Promise<boolean>;
  /** @returns whether this call recorded it first */
  markSaved(verificationId: string, now: number): Promise<boolean>;
  removeSet(verificationId: string): Promise<void>;
}

export function backupCodeStore(db: Kysely<Schema>): BackupCodeStore {
  return {
    async insertSet(set, codes) {
      await db.insertInto('backupCodeSets').values(set).execute();
      await db
        .insertInto('backupCodes')
        .values([...codes])
        .execute();
    },
    setOf: (userId) =>
      db
        .selectFrom('backupCodeSets')
        .innerJoin('verifications', 'verifications.id', 'backupCodeSets.verificationId')
        .where('verifications.userId', '=', userId)
        .where('verifications.kind', '=', '2fa')
        .selectAll('backupCodeSets')
        .select((from) =>
          from
            .selectFrom('backupCodes')
            .whereRef('backupCodes.verificationId', '=', 'backupCodeSets.verificationId')
            .where('usedAt', 'is', null)
            .select((count) => count.fn.countAll<number>().as('unused'))
            .$asScalar()
            .$notNull()
            .as('remaining'),
        )
        .executeTakeFirst(),
    byTag: (verificationId, tag) =>
      db
        .selectFrom('backupCodes')
        .selectAll()
        .where('verificationId', '=', verificationId)
        .where('tag', '=', tag)
        .executeTakeFirst(),
    async spend(id, now) {
      const { numUpdatedRows } = await db
        .updateTable('backupCodes')
        .set({ usedAt: now })
        .where('id', '=', id)
        .where('usedAt', 'is', null)
        .executeTakeFirstOrThrow();
      return numUpdatedRows === 1n;
    },
    async markSaved(verificationId, now) {
      const { numUpdatedRows } = await db
        .updateTable('backupCodeSets')
        .set({ savedAt: now })
        .where('verificationId', '=', verificationId)
        .where('savedAt', 'is', null)
        .executeTakeFirstOrThrow();
      return numUpdatedRows === 1n;
    },
    async removeSet(verificationId) {
      await db.deleteFrom('backupCodeSets').where('verificationId', '=', verificationId).execute();
    },
  };
}
