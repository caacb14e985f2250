import type { Kysely, Selectable } from 'kysely';
import type { Schema, SessionsTable } from './schema.ts';

export type SessionRecord = Selectable<SessionsTable>;

export interface SessionStore {
  insert(session: SessionRecord): Promise<void>;
  /** The session of a token, unless it has ended by `now`. */
  byTokenHash(tokenHash: string, now: number): Promise<SessionRecord | undefined>;
  /**
   * Reserves one try at a code in a pending session, before the code is looked at.
   *
   * @returns how many tries there have been with this one; `undefined` when none is left or the session is over
   */
  claimAttempt(id: string, most: number, now: number): Promise<number | undefined>;
  /** @returns whether this call ended it: of several at once, one is told so */
  remove(id: string): Promise<boolean>;
  removeAllOf(userId: string): Promise<void>;
  removeExpired(now: number): Promise<void>;
}

export function sessionStore(db: Kysely<Schema>): SessionStore {
  return {
    async insert(session) {
      await db.insertInto('sessions').values(session).execute();
    },
    byTokenHash: (tokenHash, now) =>
      db
        .selectFrom('sessions')
        .selectAll()
        .where('tokenHash', '=', tokenHash)
        .where('expiresAt', '>', now)
        .executeTakeFirst(),
    async claimAttempt(id, most, now) {
      const claimed = await db
        .updateTable('sessions')
        .set((column) => ({ attempts: column('attempts', '+', 1) }))
        .where('id', '=', id)
        .where('kind', '=', 'pending')
        .where('attempts', '<', most)
        .where('expiresAt', '>', now)
        .returning('attempts')
        .executeTakeFirst();
      return claimed?.attempts;
    },
    async remove(id) {
      const { numDeletedRows } = await db
        .deleteFrom('sessions')
        .where('id', '=', id)
        .executeTakeFirstOrThrow();
      return numDeletedRows === 1n;
    },
    async removeAllOf(userId) {
      await db.deleteFrom('sessions').where('userId', '=', userId).execute();
    },
    async removeExpired(now) {
      await db.deleteFrom('sessions').where('expiresAt', '<=', now).execute();
    },
  };
}
