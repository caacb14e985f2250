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
import { type BackupCodeSetState, countUnusedCodes } from './backup-codes.ts';
import { compileOnce, type Places } from './compile-once.ts';
import { countMethods } from './methods.ts';
import type { Schema, UsersTable } from './schema.ts';

export type UserRecord = Selectable<UsersTable>;

/** An account with what its owner sees beside it. */
export interface OwnAccountRecord {
  user: UserRecord;
  /** Whether the sign-in address is verified. */
  isVerified: boolean;
  hasFactor: boolean;
  /** The current set of backup codes; `undefined` without one. */
  backupCodes: Pick<BackupCodeSetState, 'remaining' | 'savedAt' | 'createdAt'> | undefined;
}

/** The accounts. */
export interface UserStore {
  /**
   * Inserts an account with its primary address. Two statements, for a transaction; the first one decides.
   *
   * @returns false if the email address is taken; of two at once, only one succeeds
   */
  insert(user: Insertable<UsersTable>): Promise<boolean>;
  byId(id: string): Promise<UserRecord | undefined>;
  byEmail(email: string): Promise<UserRecord | undefined>;
  /** Returns an account as its owner sees it. One statement: every sign-in and every page asks for it. */
  ownById(id: string): Promise<OwnAccountRecord | undefined>;
  /** Returns whether an account has a sign-in address, has verified it, and is in a credential epoch. */
  isVerifiedAs(account: { userId: string; email: string; epoch: number }): Promise<boolean>;
  /** @param chosen when it was set, and whether with a mailed link: see demo-server/passwords/password-by-mail.ts */
  setPassword(id: string, passwordHash: string, chosen: { now: number; byMail: boolean }): Promise<void>;
  /** Records that the password does not count as set by mail: see demo-server/passwords/password-by-mail.ts. */
  forgetPasswordByMail(id: string): Promise<void>;
  /** Replaces the stored form of a password with one of the same password, unless it has changed meanwhile. */
  renewHash(id: string, before: string, after: string): Promise<void>;
  /** Returns whether any account has a password hash of bcrypt. */
  hasBcrypt(): Promise<boolean>;
  /** Sets the end of every provisional account that has none. */
  beginProvisional(until: number): Promise<void>;
  /** Returns provisional accounts that end before a time and got no warning yet, earliest first. */
  provisionalToWarn(before: number, most: number): Promise<UserRecord[]>;
  /** Records the warning. @returns whether this call did, and the account is still provisional */
  markProvisionalWarned(id: string, at: { now: number; endsAt: number }): Promise<boolean>;
  /** Returns provisional accounts that got a warning and whose time is over. */
  provisionalToEnd(now: number, most: number): Promise<Pick<UserRecord, 'id'>[]>;
  /**
   * Asks for the deletion of an account, in its present credential epoch.
   *
   * @returns whether this call did; false if it was requested already
   */
  requestDeletion(id: string, deletesAt: number): Promise<boolean>;
  /** Takes back a request, of whatever credential epoch. @returns whether this call did */
  cancelDeletion(id: string): Promise<boolean>;
  /** Returns accounts whose deletion was requested before a credential changed. */
  staleDeletions(most: number): Promise<Pick<UserRecord, 'id'>[]>;
  /** Returns accounts to be deleted before a time whose owners got no reminder yet, earliest first. */
  deletionsToRemind(before: number, most: number): Promise<UserRecord[]>;
  /** Records the reminder. @returns whether this call did, and the deletion is still requested */
  markDeletionReminded(id: string, at: { now: number; endsAt: number }): Promise<boolean>;
  /** Returns accounts whose owners got a reminder and whose time is over. */
  deletionsDue(now: number, most: number): Promise<Pick<UserRecord, 'id'>[]>;
  /**
   * Closes an account whose time is over: the row names no one any more, and its sign-in address is free. The condition
   * is checked by the write itself.
   *
   * @returns whether this call did; of several at once, only one does
   */
  close(id: string, now: number, because: 'never-confirmed' | 'asked-by-owner'): Promise<boolean>;
  /** Returns closed accounts, the earliest first. */
  closed(most: number): Promise<Pick<UserRecord, 'id'>[]>;
  /** Deletes the row of a closed account, unless a message to its owner is left. */
  removeClosed(id: string): Promise<void>;
  /** Returns whether there are other accounts. */
  hasOthers(id: string): Promise<boolean>;
  /** Records that the grace period of a version of the policy has ended for an account. */
  endGrace(id: string, policyVersion: number): Promise<void>;
  /** Marks an account as no longer provisional, and removes its obligation to set up a second factor. */
  endProvisional(id: string, how: { isPasswordProved: boolean }): Promise<void>;
  setLanguage(id: string, language: UserRecord['language']): Promise<void>;
  /** Starts a new credential epoch. @returns the new one; `undefined` if there is no such user */
  nextEpoch(id: string): Promise<number | undefined>;
  /** Restricts a user to setting up a second factor, since a time; with null, ends the restriction. */
  setMustEnrolSince(id: string, since: number | null): Promise<void>;
  /** @returns false if the user already had this role */
  changeRole(id: string, role: Role, now: number): Promise<boolean>;
  /** Returns the number of admins who can act and stay: not suspended, and not about to be deleted. */
  countLastingAdmins(): Promise<number>;
  /** @returns whether this call suspended the account; false if it was suspended already, or has ended */
  suspend(id: string, suspension: { at: number; by: string; reason: string }): Promise<boolean>;
  /** @returns whether this call lifted a suspension */
  liftSuspension(id: string): Promise<boolean>;
}

/** The sign-in address is not verified, and the account has no role. */
function isProvisional(): Expression<SqlBool> {
  const { and, eb, exists, not, selectFrom } = expressionBuilder<Schema, 'users'>();
  return and([
    eb('users.role', '=', 'member'),
    eb('users.closedAt', 'is', null),
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

/** The owner has asked for the deletion, and no credential has changed since. */
function isToBeDeleted(): Expression<SqlBool> {
  const { and, eb } = expressionBuilder<Schema, 'users'>();
  return and([
    eb('users.deletesAt', 'is not', null),
    eb('users.closedAt', 'is', null),
    eb('users.deletionEpoch', '=', eb.ref('users.credentialEpoch')),
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
    async byEmail(email) {
      const { rows } = await byEmail(db, { email });
      return rows[0];
    },
    async ownById(id) {
      const { rows } = await ownById(db, { id });
      if (!rows[0]) return undefined;
      const { verified, factors, setMadeAt, setSavedAt, codesLeft, ...user } = rows[0];
      return {
        user,
        isVerified: verified > 0,
        hasFactor: factors > 0,
        backupCodes:
          setMadeAt === null
            ? undefined
            : { remaining: codesLeft, savedAt: setSavedAt, createdAt: setMadeAt },
      };
    },
    async isVerifiedAs(account) {
      const { rows } = await isVerifiedAs(db, account);
      return rows.length > 0;
    },
    async setPassword(id, passwordHash, { now, byMail }) {
      await db
        .updateTable('users')
        .set({ passwordHash, passwordByMail: byMail ? 1 : 0, passwordUnproved: 0, updatedAt: now })
        .where('id', '=', id)
        .execute();
    },
    async forgetPasswordByMail(id) {
      await db.updateTable('users').set({ passwordByMail: 0 }).where('id', '=', id).execute();
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
    async requestDeletion(id, deletesAt) {
      const { numUpdatedRows } = await db
        .updateTable('users')
        .set((column) => ({
          deletesAt,
          deletionEpoch: column.ref('credentialEpoch'),
          deletionWarnedAt: null,
        }))
        .where('id', '=', id)
        .where('closedAt', 'is', null)
        .where(({ not }) => not(isToBeDeleted()))
        .executeTakeFirstOrThrow();
      return numUpdatedRows === 1n;
    },
    async cancelDeletion(id) {
      const { numUpdatedRows } = await db
        .updateTable('users')
        .set({ deletesAt: null, deletionEpoch: null, deletionWarnedAt: null })
        .where('id', '=', id)
        .where('deletesAt', 'is not', null)
        .where('closedAt', 'is', null)
        .executeTakeFirstOrThrow();
      return numUpdatedRows === 1n;
    },
    staleDeletions: (most) =>
      db
        .selectFrom('users')
        .select('id')
        .where('deletesAt', 'is not', null)
        .whereRef('deletionEpoch', '!=', 'credentialEpoch')
        .where('closedAt', 'is', null)
        .limit(most)
        .execute(),
    deletionsToRemind: (before, most) =>
      db
        .selectFrom('users')
        .selectAll()
        .where(isToBeDeleted())
        .where('deletesAt', '<=', before)
        .where('deletionWarnedAt', 'is', null)
        .orderBy('deletesAt')
        .limit(most)
        .execute(),
    async markDeletionReminded(id, { now, endsAt }) {
      const { numUpdatedRows } = await db
        .updateTable('users')
        .set({ deletionWarnedAt: now, deletesAt: endsAt })
        .where('id', '=', id)
        .where('deletionWarnedAt', 'is', null)
        .where(isToBeDeleted())
        .executeTakeFirstOrThrow();
      return numUpdatedRows === 1n;
    },
    deletionsDue: (now, most) =>
      db
        .selectFrom('users')
        .select('id')
        .where(isToBeDeleted())
        .where('deletesAt', '<=', now)
        .where('deletionWarnedAt', 'is not', null)
        .orderBy('deletesAt')
        .limit(most)
        .execute(),
    async close(id, now, because) {
      const account = db
        .updateTable('users')
        .set({
          closedAt: now,
          // Unique, and no address that anyone can type.
          email: `closed:${id}`,
          name: '',
          passwordHash: '',
          role: 'member',
          suspendedReason: null,
          updatedAt: now,
        })
        .where('id', '=', id)
        .where('closedAt', 'is', null);
      const due =
        because === 'asked-by-owner'
          ? account
              .where(isToBeDeleted())
              .where('deletesAt', '<=', now)
              .where('deletionWarnedAt', 'is not', null)
          : account
              .where(isProvisional())
              .where('provisionalUntil', '<=', now)
              .where('provisionalWarnedAt', 'is not', null);
      return (await due.executeTakeFirstOrThrow()).numUpdatedRows === 1n;
    },
    closed: (most) =>
      db
        .selectFrom('users')
        .select('id')
        .where('closedAt', 'is not', null)
        .orderBy('closedAt')
        .limit(most)
        .execute(),
    async removeClosed(id) {
      await db
        .deleteFrom('users')
        .where('id', '=', id)
        .where('closedAt', 'is not', null)
        .where(({ not, exists, selectFrom }) =>
          not(exists(selectFrom('outbox').select('outbox.id').whereRef('outbox.userId', '=', 'users.id'))),
        )
        .execute();
    },
    async hasOthers(id) {
      const other = await db
        .selectFrom('users')
        .select('id')
        .where('id', '!=', id)
        .where('closedAt', 'is', null)
        .limit(1)
        .executeTakeFirst();
      return other !== undefined;
    },
    async endGrace(id, policyVersion) {
      await db.updateTable('users').set({ graceOverVersion: policyVersion }).where('id', '=', id).execute();
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
    async renewHash(id, before, after) {
      await db
        .updateTable('users')
        .set({ passwordHash: after })
        .where('id', '=', id)
        .where('passwordHash', '=', before)
        .execute();
    },
    async hasBcrypt() {
      const found = await db
        .selectFrom('users')
        .select('id')
        .where('passwordHash', 'like', '$2%')
        .limit(1)
        .executeTakeFirst();
      return found !== undefined;
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
        .set({ role, roleSince: now, graceOverVersion: null, updatedAt: now })
        .where('id', '=', id)
        .where('role', '!=', role)
        .executeTakeFirstOrThrow();
      return numUpdatedRows === 1n;
    },
    async countLastingAdmins() {
      const { count } = await db
        .selectFrom('users')
        .select((from) => from.fn.countAll<number>().as('count'))
        .where('role', '=', 'admin')
        .where('suspendedAt', 'is', null)
        .where('closedAt', 'is', null)
        .where(({ not }) => not(isToBeDeleted()))
        .executeTakeFirstOrThrow();
      return Number(count);
    },
    async suspend(id, { at, by, reason }) {
      const { numUpdatedRows } = await db
        .updateTable('users')
        .set({ suspendedAt: at, suspendedBy: by, suspendedReason: reason })
        .where('id', '=', id)
        .where('suspendedAt', 'is', null)
        .where('closedAt', 'is', null)
        .executeTakeFirstOrThrow();
      return numUpdatedRows === 1n;
    },
    async liftSuspension(id) {
      const { numUpdatedRows } = await db
        .updateTable('users')
        .set({ suspendedAt: null, suspendedBy: null, suspendedReason: null })
        .where('id', '=', id)
        .where('suspendedAt', 'is not', null)
        .where('closedAt', 'is', null)
        .executeTakeFirstOrThrow();
      return numUpdatedRows === 1n;
    },
    async setMustEnrolSince(id, since) {
      await db.updateTable('users').set({ mustEnrolSince: since }).where('id', '=', id).execute();
    },
  };
}

const byId = compileOnce((db, of: Places<{ id: string }>) =>
  db.selectFrom('users').selectAll().where('id', '=', of('id')).where('closedAt', 'is', null),
);

const byEmail = compileOnce((db, of: Places<{ email: string }>) =>
  db.selectFrom('users').selectAll().where('email', '=', of('email')).where('closedAt', 'is', null),
);

const ownById = compileOnce((db, of: Places<{ id: string }>) =>
  db
    .selectFrom('users')
    .leftJoin('backupCodeSets', (join) =>
      join.onRef('backupCodeSets.userId', '=', 'users.id').on('backupCodeSets.verificationId', 'is', null),
    )
    .selectAll('users')
    .select(({ selectFrom, fn }) => [
      selectFrom('addresses')
        .whereRef('addresses.userId', '=', 'users.id')
        .where('addresses.isPrimary', '=', 1)
        .where('addresses.verifiedAt', 'is not', null)
        .select(fn.countAll<number>().as('count'))
        .$asScalar()
        .$notNull()
        .as('verified'),
      countMethods().as('factors'),
      'backupCodeSets.createdAt as setMadeAt',
      'backupCodeSets.savedAt as setSavedAt',
      countUnusedCodes().as('codesLeft'),
    ])
    .where('users.id', '=', of('id'))
    .where('users.closedAt', 'is', null),
);

const isVerifiedAs = compileOnce((db, of: Places<{ userId: string; email: string; epoch: number }>) =>
  db
    .selectFrom('users')
    .innerJoin('addresses', 'addresses.userId', 'users.id')
    .select('users.id')
    .where('users.id', '=', of('userId'))
    .where('users.email', '=', of('email'))
    .where('users.credentialEpoch', '=', of('epoch'))
    .where('users.closedAt', 'is', null)
    .where('addresses.isPrimary', '=', 1)
    .where('addresses.verifiedAt', 'is not', null),
);
