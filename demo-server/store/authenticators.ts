import type { Kysely, Selectable } from 'kysely';
import { compileOnce, type Places } from './compile-once.ts';
import type { Schema, VerificationsTable } from './schema.ts';

export type AuthenticatorRecord = Selectable<VerificationsTable>;
/** An unconfirmed key of kind `verify`: it is bound to a session, and it ends. */
export type EnrolmentRecord = AuthenticatorRecord & { kind: 'verify'; sessionId: string; expiresAt: number };

/**
 * Keys of authenticators, in the table `verifications`: an enrolment is a key of kind `verify`, which awaits its first
 * code; a confirmed key is of kind `2fa`. One of each per user at most.
 */
export interface AuthenticatorStore {
  /**
   * Puts an unconfirmed key in the place of the user's earlier one, if there was one: two statements, for a
   * transaction. A `2fa` record stays as it is.
   */
  replaceEnrolment(record: EnrolmentRecord): Promise<void>;
  /** The unconfirmed key that a session made, ended or not. */
  enrolmentOf(sessionId: string): Promise<EnrolmentRecord | undefined>;
  /** The confirmed key of a user. */
  of(userId: string): Promise<AuthenticatorRecord | undefined>;
  /**
   * Reserves one try at a code for an unconfirmed key, before the code is looked at.
   *
   * @returns how many tries there have been with this one; `undefined` when none is left or the key is gone
   */
  claimEnrolmentAttempt(id: string, most: number, now: number): Promise<number | undefined>;
  /**
   * Makes an unconfirmed key the confirmed one, in the place of an earlier one, and spends the time step its code
   * belongs to. Three statements, for a transaction; the first decides.
   *
   * @returns whether this call did it: of several at once, one is told so
   */
  confirmEnrolment(record: EnrolmentRecord, step: number, now: number): Promise<boolean>;
  /**
   * Spends a time step of a confirmed key (RFC 6238 §5.2). One statement decides, and compares by order: a code
   * older than the last one accepted is as spent as that one.
   *
   * @returns whether this call spent it
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
      // Taken away and put anew, so that what belongs to the earlier key goes with it.
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
