import { expressionBuilder, type Kysely, type Selectable } from 'kysely';
import { compileOnce, type Places } from './compile-once.ts';
import type { BackupCodeSetsTable, BackupCodesTable, Schema } from './schema.ts';

export type BackupCodeSet = Selectable<BackupCodeSetsTable>;
export type BackupCodeRecord = Selectable<BackupCodesTable>;
/** A set with its number of unused codes. */
export type BackupCodeSetState = BackupCodeSet & { remaining: number };

export interface BackupCodeStore {
  insertSet(set: BackupCodeSet, codes: readonly BackupCodeRecord[]): Promise<void>;
  /** Returns the user's current set. */
  setOf(userId: string): Promise<BackupCodeSetState | undefined>;
  /** Makes the set that waited for a key the current one, and deletes the one before. For a transaction. */
  takeIntoUse(userId: string, verificationId: string): Promise<void>;
  /** Returns the one code that belongs to a tag, used or unused. */
  byTag(setId: string, tag: number): Promise<BackupCodeRecord | undefined>;
  /** @returns whether this call used it up; of several at once, only one does */
  spend(id: string, now: number): Promise<boolean>;
  /** @returns whether this call recorded it first */
  markSaved(setId: string, now: number): Promise<boolean>;
  /** Deletes the user's current set. Sets that wait for a key stay. */
  removeSetOf(userId: string): Promise<void>;
}

export function backupCodeStore(db: Kysely<Schema>): BackupCodeStore {
  const removeSetOf = async (userId: string) => {
    await db
      .deleteFrom('backupCodeSets')
      .where('userId', '=', userId)
      .where('verificationId', 'is', null)
      .execute();
  };
  return {
    async insertSet(set, codes) {
      await db.insertInto('backupCodeSets').values(set).execute();
      await db
        .insertInto('backupCodes')
        .values([...codes])
        .execute();
    },
    async setOf(userId) {
      const { rows } = await setOf(db, { userId });
      return rows[0];
    },
    async takeIntoUse(userId, verificationId) {
      await removeSetOf(userId);
      await db
        .updateTable('backupCodeSets')
        .set({ verificationId: null })
        .where('verificationId', '=', verificationId)
        .execute();
    },
    byTag: (setId, tag) =>
      db
        .selectFrom('backupCodes')
        .selectAll()
        .where('setId', '=', setId)
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
    async markSaved(setId, now) {
      const { numUpdatedRows } = await db
        .updateTable('backupCodeSets')
        .set({ savedAt: now })
        .where('id', '=', setId)
        .where('savedAt', 'is', null)
        .executeTakeFirstOrThrow();
      return numUpdatedRows === 1n;
    },
    removeSetOf,
  };
}

const setOf = compileOnce((db, of: Places<{ userId: string }>) =>
  db
    .selectFrom('backupCodeSets')
    .where('userId', '=', of('userId'))
    .where('verificationId', 'is', null)
    .selectAll('backupCodeSets')
    .select(countUnusedCodes().as('remaining')),
);

/** Returns how many codes of a set are unused, as an expression for a query of sets. */
export function countUnusedCodes() {
  return expressionBuilder<Schema, 'backupCodeSets'>()
    .selectFrom('backupCodes')
    .whereRef('backupCodes.setId', '=', 'backupCodeSets.id')
    .where('usedAt', 'is', null)
    .select((count) => count.fn.countAll<number>().as('unused'))
    .$asScalar()
    .$notNull();
}
