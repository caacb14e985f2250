import type { Kysely, Selectable } from 'kysely';
import type { EnrolmentRightsTable, Schema } from './schema.ts';

export type EnrolmentRightRecord = Selectable<EnrolmentRightsTable>;

/** The browsers that may sign in after a reset of the second factor: at most one for each account. */
export interface EnrolmentRightStore {
  /** Gives the right of an account to a browser. A browser that had it before loses it. */
  give(right: EnrolmentRightRecord): Promise<void>;
  /** Returns whether a token is the right of this account in this credential epoch. */
  isHeld(tokenHash: string, owner: { userId: string; epoch: number }, now: number): Promise<boolean>;
  removeOf(userId: string): Promise<void>;
  /** Deletes what has expired, or only what has this token. */
  removeExpired(now: number, tokenHash?: string): Promise<void>;
}

export function enrolmentRightStore(db: Kysely<Schema>): EnrolmentRightStore {
  return {
    async give(right) {
      const { userId: _, ...given } = right;
      await db
        .insertInto('enrolmentRights')
        .values(right)
        .onConflict((conflict) => conflict.column('userId').doUpdateSet(given))
        .execute();
    },
    async isHeld(tokenHash, { userId, epoch }, now) {
      const right = await db
        .selectFrom('enrolmentRights')
        .select('userId')
        .where('tokenHash', '=', tokenHash)
        .where('userId', '=', userId)
        .where('epoch', '=', epoch)
        .where('expiresAt', '>', now)
        .executeTakeFirst();
      return right !== undefined;
    },
    async removeOf(userId) {
      await db.deleteFrom('enrolmentRights').where('userId', '=', userId).execute();
    },
    async removeExpired(now, tokenHash) {
      const expired = db.deleteFrom('enrolmentRights').where('expiresAt', '<=', now);
      await (tokenHash === undefined ? expired : expired.where('tokenHash', '=', tokenHash)).execute();
    },
  };
}
