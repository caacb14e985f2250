import type { Kysely, Selectable } from 'kysely';
import type { Schema, UsersTable } from './schema.ts';

export type UserRecord = Selectable<UsersTable>;

/** The accounts. */
export interface UserStore {
  /** @returns false when the e-mail address is taken; decided by the write itself, so two at once cannot both win */
  insert(user: UserRecord): Promise<boolean>;
  byId(id: string): Promise<UserRecord | undefined>;
  byEmail(email: string): Promise<UserRecord | undefined>;
  /** Begins a new credential epoch. @returns the new one; `undefined` when there is no such user */
  nextEpoch(id: string): Promise<number | undefined>;
}

export function userStore(db: Kysely<Schema>): UserStore {
  return {
    async insert(user) {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('users')
        .values(user)
        .onConflict((conflict) => conflict.column('email').doNothing())
        .executeTakeFirstOrThrow();
      return numInsertedOrUpdatedRows === 1n;
    },
    byId: (id) => db.selectFrom('users').selectAll().where('id', '=', id).executeTakeFirst(),
    byEmail: (email) => db.selectFrom('users').selectAll().where('email', '=', email).executeTakeFirst(),
    async nextEpoch(id) {
      const user = await db
        .updateTable('users')
        .set((column) => ({ credentialEpoch: column('credentialEpoch', '+', 1) }))
        .where('id', '=', id)
        .returning('credentialEpoch')
        .executeTakeFirst();
      return user?.credentialEpoch;
    },
  };
}
