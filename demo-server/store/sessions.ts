import type { Kysely, Selectable } from 'kysely';
import { compileOnce, type Places } from './compile-once.ts';
import type { Schema, SessionsTable } from './schema.ts';
import { keepNewest, nextIn, SESSIONS } from './sequence.ts';

export type SessionRecord = Omit<Selectable<SessionsTable>, 'sequence'>;

export interface SessionStore {
  insert(session: SessionRecord): Promise<void>;
  /**
   * Returns the session of a token, unless it has ended by `now`, a credential has changed since it started, or the
   * account is suspended.
   */
  byTokenHash(tokenHash: string, now: number): Promise<SessionRecord | undefined>;
  /**
   * Reserves one attempt in a pending session, before the code is compared.
   *
   * @returns the number of attempts including this one; `undefined` if none is left or the session has ended
   */
  claimAttempt(id: string, most: number, now: number): Promise<number | undefined>;
  /** Refunds an attempt that was not used for another reason. */
  releaseAttempt(id: string): Promise<void>;
  /**
   * Records that the second factor was confirmed in a full session, and gives it a new token.
   *
   * @returns whether this call did it; of several with the same token at once, only one does
   */
  prove(id: string, tokenHash: string, next: { tokenHash: string; now: number }): Promise<boolean>;
  /** Records the last use of a session. */
  markSeen(id: string, now: number): Promise<void>;
  /** Returns a user's full sessions that have not ended, newest first. */
  listOf(userId: string, now: number): Promise<SessionRecord[]>;
  /** Ends a full session if it belongs to this user. @returns whether this call ended it */
  removeOf(userId: string, id: string): Promise<boolean>;
  /** @returns how many there were */
  removeOthersOf(userId: string, id: string): Promise<number>;
  /** @returns whether this call ended it; of several at once, only one does */
  remove(id: string): Promise<boolean>;
  removeAllOf(userId: string): Promise<void>;
  /** Ends the oldest sessions of an account until only so many of a kind are left. */
  keepNewest(userId: string, kind: SessionRecord['kind'], most: number): Promise<void>;
  /** Forgets when the second factor was confirmed in a session, unless it was confirmed again. */
  forgetProof(id: string, provenAt: number): Promise<void>;
  /** Deletes expired sessions, or only the one of a token. */
  removeExpired(now: number, tokenHash?: string): Promise<void>;
}

export function sessionStore(db: Kysely<Schema>): SessionStore {
  return {
    async insert(session) {
      await insert(db, { ...session });
    },
    async byTokenHash(tokenHash, now) {
      const { rows } = await byTokenHash(db, { tokenHash, now });
      return rows[0];
    },
    async claimAttempt(id, most, now) {
      const { rows } = await claimAttempt(db, { id, most, now });
      return rows[0]?.attempts;
    },
    async releaseAttempt(id) {
      await db
        .updateTable('sessions')
        .set((column) => ({ attempts: column('attempts', '-', 1) }))
        .where('id', '=', id)
        .execute();
    },
    async prove(id, tokenHash, next) {
      const { numUpdatedRows } = await db
        .updateTable('sessions')
        .set({ tokenHash: next.tokenHash, provenAt: next.now })
        .where('id', '=', id)
        .where('tokenHash', '=', tokenHash)
        .where('kind', '=', 'full')
        .executeTakeFirstOrThrow();
      return numUpdatedRows === 1n;
    },
    async markSeen(id, now) {
      await db.updateTable('sessions').set({ lastSeenAt: now }).where('id', '=', id).execute();
    },
    listOf: (userId, now) =>
      db
        .selectFrom('sessions')
        .innerJoin('users', 'users.id', 'sessions.userId')
        .selectAll('sessions')
        .where('userId', '=', userId)
        .where('kind', '=', 'full')
        .where('expiresAt', '>', now)
        .whereRef('sessions.epoch', '=', 'users.credentialEpoch')
        .where('users.suspendedAt', 'is', null)
        .orderBy('sessions.sequence', 'desc')
        .orderBy('sessions.id')
        .execute(),
    async removeOf(userId, id) {
      const { numDeletedRows } = await db
        .deleteFrom('sessions')
        .where('id', '=', id)
        .where('userId', '=', userId)
        .where('kind', '=', 'full')
        .executeTakeFirstOrThrow();
      return numDeletedRows === 1n;
    },
    async removeOthersOf(userId, id) {
      const { numDeletedRows } = await db
        .deleteFrom('sessions')
        .where('userId', '=', userId)
        .where('id', '!=', id)
        .executeTakeFirstOrThrow();
      return Number(numDeletedRows);
    },
    async remove(id) {
      const { numAffectedRows } = await remove(db, { id });
      return numAffectedRows === 1n;
    },
    async removeAllOf(userId) {
      await db.deleteFrom('sessions').where('userId', '=', userId).execute();
    },
    keepNewest: (userId, kind, most) => keepNewest(db, SESSIONS, userId, most, kind),
    async forgetProof(id, provenAt) {
      await db
        .updateTable('sessions')
        .set({ provenAt: null })
        .where('id', '=', id)
        .where('provenAt', '=', provenAt)
        .execute();
    },
    async removeExpired(now, tokenHash) {
      const expired = db.deleteFrom('sessions').where('expiresAt', '<=', now);
      await (tokenHash === undefined ? expired : expired.where('tokenHash', '=', tokenHash)).execute();
    },
  };
}

const insert = compileOnce((db, of: Places<{ [Column in keyof SessionRecord]: SessionRecord[Column] }>) =>
  db.insertInto('sessions').values({
    id: of('id'),
    tokenHash: of('tokenHash'),
    userId: of('userId'),
    kind: of('kind'),
    attempts: of('attempts'),
    epoch: of('epoch'),
    provenAt: of('provenAt'),
    createdAt: of('createdAt'),
    expiresAt: of('expiresAt'),
    address: of('address'),
    userAgent: of('userAgent'),
    lastSeenAt: of('lastSeenAt'),
    sequence: nextIn(SESSIONS, of('userId')),
  }),
);

const byTokenHash = compileOnce((db, of: Places<{ tokenHash: string; now: number }>) =>
  db
    .selectFrom('sessions')
    .innerJoin('users', 'users.id', 'sessions.userId')
    .selectAll('sessions')
    .where('tokenHash', '=', of('tokenHash'))
    .where('expiresAt', '>', of('now'))
    .whereRef('sessions.epoch', '=', 'users.credentialEpoch')
    .where('users.suspendedAt', 'is', null)
    .where('users.closedAt', 'is', null),
);

const claimAttempt = compileOnce((db, of: Places<{ id: string; most: number; now: number }>) =>
  db
    .updateTable('sessions')
    .set((column) => ({ attempts: column('attempts', '+', 1) }))
    .where('id', '=', of('id'))
    .where('kind', '=', 'pending')
    .where('attempts', '<', of('most'))
    .where('expiresAt', '>', of('now'))
    .returning('attempts'),
);

const remove = compileOnce((db, of: Places<{ id: string }>) =>
  db.deleteFrom('sessions').where('id', '=', of('id')),
);
