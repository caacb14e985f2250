import { randomUUID } from 'node:crypto';
import {
  type Expression,
  expressionBuilder,
  type Insertable,
  type Kysely,
  type Selectable,
  type SqlBool,
} from 'kysely';
import type { Role } from '../contract/index.ts';
import { compileOnce, type Places } from './compile-once.ts';
import type { Schema, UsersTable } from './schema.ts';

export type UserRecord = Selectable<UsersTable>;

/** The accounts. */
export interface UserStore {
  /**
   * Makes an account, and its address its primary one: two statements, for a transaction; the first decides.
   *
   * @returns false when the e-mail address is taken: of two at once, one is told so
   */
  insert(user: Insertable<UsersTable>): Promise<boolean>;
  byId(id: string): Promise<UserRecord | undefined>;
  byEmail(email: string): Promise<UserRecord | undefined>;
  /** @param chosen when, and whether with a mailed link: see demo-server/passwords/password-by-mail.ts */
  setPassword(id: string, passwordHash: string, chosen: { now: number; byMail: boolean }): Promise<void>;
  /** Gives every provisional account without an end one. */
  beginProvisional(until: number): Promise<void>;
  /** Provisional accounts that end before a moment and whose owners have not been told, the first first. */
  provisionalToWarn(before: number, most: number): Promise<UserRecord[]>;
  /** Records that the owner was told. @returns whether this call did, and the account is still provisional */
  markProvisionalWarned(id: string, at: { now: number; endsAt: number }): Promise<boolean>;
  /** Provisional accounts whose owners were told and whose time is over. */
  provisionalToEnd(now: number, most: number): Promise<Pick<UserRecord, 'id'>[]>;
  /** Removes such an account with all that belongs to it. @returns whether this call did */
  removeProvisional(id: string, now: number): Promise<boolean>;
  /** Its sign-in address is proved: it does not end any more, and must set up nothing first. */
  endProvisional(id: string, how: { isPasswordProved: boolean }): Promise<void>;
  setLanguage(id: string, language: UserRecord['language']): Promise<void>;
  /** Begins a new credential epoch. @returns the new one; `undefined` when there is no such user */
  nextEpoch(id: string): Promise<number | undefined>;
  /** Lets a user do nothing but set up a second factor, since a moment; or, with null, everything again. */
  setMustEnrolSince(id: string, since: number | null): Promise<void>;
  /** @returns whether the user had another role before */
  changeRole(id: string, role: Role, now: number): Promise<boolean>;
  /** How many have a role. */
  countOf(role: Role): Promise<number>;
}

/** Nobody has proved the sign-in address, and nobody has given the account a role. */
function isProvisional(): Expression<SqlBool> {
  const { and, eb, exists, not, selectFrom } = expressionBuilder<Schema, 'users'>();
  return and([
    eb('users.role', '=', 'member'),
    not(
      exists(
        selectFrom('addresses')
          .select('addresses.id')
          .whereRef('addresses.userId', '=', 'users.id')
          .where('addresses.isPrimary', '=', 1)
          .where('addresses.verifiedAt', 'is not', null),
      ),
    ),
  ]);
}

export function userStore(db: Kysely<Schema>): UserStore {
  return {
    async insert(user) {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('users')
        .values(user)
        .onConflict((conflict) => conflict.column('email').doNothing())
        .executeTakeFirstOrThrow();
      if (numInsertedOrUpdatedRows !== 1n) return false;
      const { id, email, createdAt } = user;
      await db
        .insertInto('addresses')
        .values({ id: randomUUID(), userId: id, email, verifiedAt: null, isPrimary: 1, createdAt })
        .execute();
      return true;
    },
    async byId(id) {
      const { rows } = await byId(db, { id });
      return rows[0];
    },
    byEmail: (email) => db.selectFrom('users').selectAll().where('email', '=', email).executeTakeFirst(),
    async setPassword(id, passwordHash, { now, byMail }) {
      await db
        .updateTable('users')
        .set({ passwordHash, passwordByMail: byMail ? 1 : 0, passwordUnproved: 0, updatedAt: now })
        .where('id', '=', id)
        .execute();
    },
    async beginProvisional(until) {
      await db
        .updateTable('users')
        .set({ provisionalUntil: until })
        .where('provisionalUntil', 'is', null)
        .where(isProvisional())
        .execute();
    },
    provisionalToWarn: (before, most) =>
      db
        .selectFrom('users')
        .selectAll()
        .where('provisionalUntil', '<=', before)
        .where('provisionalWarnedAt', 'is', null)
        .where(isProvisional())
        .orderBy('provisionalUntil')
        .limit(most)
        .execute(),
    async markProvisionalWarned(id, { now, endsAt }) {
      const { numUpdatedRows } = await db
        .updateTable('users')
        .set({ provisionalWarnedAt: now, provisionalUntil: endsAt })
        .where('id', '=', id)
        .where('provisionalWarnedAt', 'is', null)
        .where(isProvisional())
        .executeTakeFirstOrThrow();
      return numUpdatedRows === 1n;
    },
    provisionalToEnd: (now, most) =>
      db
        .selectFrom('users')
        .select('id')
        .where('provisionalUntil', '<=', now)
        .where('provisionalWarnedAt', 'is not', null)
        .where(isProvisional())
        .orderBy('provisionalUntil')
        .limit(most)
        .execute(),
    async removeProvisional(id, now) {
      const { numDeletedRows } = await db
        .deleteFrom('users')
        .where('id', '=', id)
        .where('provisionalUntil', '<=', now)
        .where('provisionalWarnedAt', 'is not', null)
        .where(isProvisional())
        .executeTakeFirstOrThrow();
      return numDeletedRows === 1n;
    },
    async endProvisional(id, { isPasswordProved }) {
      await db
        .updateTable('users')
        .set({
          provisionalUntil: null,
          provisionalWarnedAt: null,
          mustEnrolSince: null,
          ...(!isPasswordProved && { passwordUnproved: 1 }),
        })
        .where('id', '=', id)
        .execute();
    },
    async setLanguage(id, language) {
      await db.updateTable('users').set({ language }).where('id', '=', id).execute();
    },
    async nextEpoch(id) {
      const user = await db
        .updateTable('users')
        .set((column) => ({ credentialEpoch: column('credentialEpoch', '+', 1) }))
        .where('id', '=', id)
        .returning('credentialEpoch')
        .executeTakeFirst();
      return user?.credentialEpoch;
    },
    async changeRole(id, role, now) {
      const { numUpdatedRows } = await db
        .updateTable('users')
        .set({ role, roleSince: now, updatedAt: now })
        .where('id', '=', id)
        .where('role', '!=', role)
        .executeTakeFirstOrThrow();
      return numUpdatedRows === 1n;
    },
    async countOf(role) {
      const { count } = await db
        .selectFrom('users')
        .select((from) => from.fn.countAll<number>().as('count'))
        .where('role', '=', role)
        .executeTakeFirstOrThrow();
      return count;
    },
    async setMustEnrolSince(id, since) {
      await db.updateTable('users').set({ mustEnrolSince: since }).where('id', '=', id).execute();
    },
  };
}

const byId = compileOnce((db, of: Places<{ id: string }>) =>
  db.selectFrom('users').selectAll().where('id', '=', of('id')),
);
