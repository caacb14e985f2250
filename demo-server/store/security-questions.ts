import type { Kysely, Selectable } from 'kysely';
import type { Schema, SecurityQuestionsTable } from './schema.ts';

export type SecurityQuestionsRecord = Selectable<SecurityQuestionsTable>;

/** Security questions: at most one set per user. */
export interface SecurityQuestionStore {
  of(userId: string): Promise<SecurityQuestionsRecord | undefined>;
  /** Stores a set, and replaces an earlier one. */
  replace(set: SecurityQuestionsRecord): Promise<void>;
  /** @returns whether this call removed them */
  remove(userId: string): Promise<boolean>;
}

export function securityQuestionStore(db: Kysely<Schema>): SecurityQuestionStore {
  return {
    of: (userId) =>
      db.selectFrom('securityQuestions').selectAll().where('userId', '=', userId).executeTakeFirst(),
    async replace({ userId, ...set }) {
      await db
        .insertInto('securityQuestions')
        .values({ userId, ...set })
        .onConflict((conflict) => conflict.column('userId').doUpdateSet(set))
        .execute();
    },
    async remove(userId) {
      const { numDeletedRows } = await db
        .deleteFrom('securityQuestions')
        .where('userId', '=', userId)
        .executeTakeFirstOrThrow();
      return numDeletedRows === 1n;
    },
  };
}
