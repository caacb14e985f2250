import type { Kysely, Selectable } from 'kysely';
import { compileOnce, type Places } from './compile-once.ts';
import type { Schema, VerificationsTable } from './schema.ts';

export type AuthenticatorRecord = Selectable<VerificationsTable>;
/** An unconfirmed key of kind `verify`. It is bound to a session and expires. */
export type EnrolmentRecord = AuthenticatorRecord & { kind: 'verify'; sessionId: string; expiresAt: number };

/**
 * Keys of authenticator apps, in the table `verifications`. An unconfirmed key has the kind `verify`, a confirmed one
 * `2fa`. Each user has at most one of each.
 */
export interface AuthenticatorStore {
  /**
   * Stores an unconfirmed key and deletes the user's earlier one. Two statements, for a transaction. A `2fa` record
   * does not change.
   */
  replaceEnrolment(record: EnrolmentRecord): Promise<void>;
  /** Returns a session's unconfirmed key, expired or not. */
  enrolmentOf(sessionId: string): Promise<EnrolmentRecord | undefined>;
  /** Returns a user's confirmed key. */
  of(userId: string): Promise<AuthenticatorRecord | undefined>;
  /**
   * Reserves one attempt at an unconfirmed key, before the code is compared.
   *
   * @returns the number of attempts including this one; `undefined` if none is left or the key was deleted
   */
  claimEnrolmentAttempt(id: string, most: number, now: number): Promise<number | undefined>;
  /**
   * Turns an unconfirmed key into the confirmed one, replaces an earlier one, and uses up the time step of its code.
   * Three statements, for a transaction; the first one decides.
   *
   * @returns whether this call did it; of several at once, only one does
   */
  confirmEnrolment(record: EnrolmentRecord, step: number, now: number): Promise<boolean>;
  /**
   * Uses up a time step of a confirmed key (RFC 6238 §5.2). One statement decides and compares by order: a code older
   * than the last accepted one is used up, too.
   *
   * @returns whether this call used it up
   */
  consumeStep(id: string, step: number): Promise<boolean>;
  removeEnrolment(userId: string): Promise<boolean>;
  /** @returns whether this call removed it */
  remove(id: string): Promise<boolean>;
  removeExpiredEnrolments(now: number): Promise<void>;
}

export function authenticatorStore(db: Kysely<Schema>): AuthenticatorStore {
  return {
    async replaceEnrolment(record) {
      // Deleted and inserted again, so that everything that belongs to the earlier key is deleted with it.
      await db
        .deleteFrom('verifications')
        .where('userId', '=', record.userId)
        .where('kind', '=', 'verify')
        .execute();
      await db.insertInto('verifications').values(record).execute();
    },
    async enrolmentOf(sessionId) {
      const record = await db
        .selectFrom('verifications')
        .selectAll()
        .where('sessionId', '=', sessionId)
        .where('kind', '=', 'verify')
        .executeTakeFirst();
      return record && isEnrolment(record) ? record : undefined;
    },
    async of(userId) {
      const { rows } = await confirmedOf(db, { userId });
      return rows[0];
    },
    async claimEnrolmentAttempt(id, most, now) {
      const claimed = await db
        .updateTable('verifications')
        .set((column) => ({ attempts: column('attempts', '+', 1) }))
        .where('id', '=', id)
        .where('kind', '=', 'verify')
        .where('attempts', '<', most)
        .where('expiresAt', '>', now)
        .returning('attempts')
        .executeTakeFirst();
      return claimed?.attempts;
    },
    async confirmEnrolment({ id, userId, sessionId }, step, now) {
      const { numUpdatedRows } = await db
        .updateTable('verifications')
        .set({ sessionId: null, expiresAt: null, attempts: 0, lastUsedStep: step })
        .where('id', '=', id)
        .where('kind', '=', 'verify')
        .where('sessionId', '=', sessionId)
        .where('expiresAt', '>', now)
        .executeTakeFirstOrThrow();
      if (numUpdatedRows !== 1n) return false;
      await db.deleteFrom('verifications').where('userId', '=', userId).where('kind', '=', '2fa').execute();
      await db.updateTable('verifications').set({ kind: '2fa' }).where('id', '=', id).execute();
      return true;
    },
    async consumeStep(id, step) {
      const { numAffectedRows } = await consumeStep(db, { id, step });
      return numAffectedRows === 1n;
    },
    async removeEnrolment(userId) {
      const { numDeletedRows } = await db
        .deleteFrom('verifications')
        .where('userId', '=', userId)
        .where('kind', '=', 'verify')
        .executeTakeFirstOrThrow();
      return numDeletedRows === 1n;
    },
    async remove(id) {
      const { numDeletedRows } = await db
        .deleteFrom('verifications')
        .where('id', '=', id)
        .where('kind', '=', '2fa')
        .executeTakeFirstOrThrow();
      return numDeletedRows === 1n;
    },
    async removeExpiredEnrolments(now) {
      await db
        .deleteFrom('verifications')
        .where('kind', '=', 'verify')
        .where('expiresAt', '<=', now)
        .execute();
    },
  };
}

function isEnrolment(record: AuthenticatorRecord): record is EnrolmentRecord {
  return record.kind === 'verify' && record.sessionId !== null && record.expiresAt !== null;
}

const confirmedOf = compileOnce((db, of: Places<{ userId: string }>) =>
  db.selectFrom('verifications').selectAll().where('userId', '=', of('userId')).where('kind', '=', '2fa'),
);

const consumeStep = compileOnce((db, of: Places<{ id: string; step: number }>) =>
  db
    .updateTable('verifications')
    .set({ lastUsedStep: of('step') })
    .where('id', '=', of('id'))
    .where('kind', '=', '2fa')
    .where('lastUsedStep', '<', of('step')),
);
