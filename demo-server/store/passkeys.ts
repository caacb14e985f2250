import type { Insertable, Kysely, Selectable } from 'kysely';
import type { PasskeyChallengesTable, PasskeysTable, Schema } from './schema.ts';
import { CHALLENGES, keepNewest, nextIn } from './sequence.ts';

export type PasskeyRecord = Selectable<PasskeysTable>;
export type PasskeyChallengeRecord = Omit<Insertable<PasskeyChallengesTable>, 'sequence'>;

export interface PasskeyStore {
  /** @returns false if the credential is already registered; the write itself decides */
  insert(passkey: PasskeyRecord): Promise<boolean>;
  /** Returns a user's passkeys, oldest first. */
  of(userId: string): Promise<PasskeyRecord[]>;
  byCredential(credentialId: string): Promise<PasskeyRecord | undefined>;
  /**
   * Records a use. A signature counter must increase (WebAuthn §6.1.1), unless it stays zero.
   *
   * @returns whether it did; if not, a copy of the passkey may have been used
   */
  use(id: string, counter: number, now: number): Promise<boolean>;
  rename(id: string, userId: string, name: string): Promise<boolean>;
  /** @returns whether this call removed it */
  remove(id: string, userId: string): Promise<boolean>;
  removeAllOf(userId: string): Promise<void>;
  addChallenge(challenge: PasskeyChallengeRecord): Promise<void>;
  /** Removes the oldest challenges of a session until only so many are left. */
  keepNewestChallenges(sessionId: string, most: number): Promise<void>;
  /**
   * Uses up a challenge. One statement decides; of several at once, only one does.
   *
   * @returns whether it was open, for this purpose, and for this session or, without one, this browser
   */
  spendChallenge(
    challengeHash: string,
    madeFor: Pick<PasskeyChallengesTable, 'purpose' | 'sessionId' | 'browserHash'>,
    now: number,
  ): Promise<boolean>;
  removeExpiredChallenges(now: number): Promise<void>;
}

export function passkeyStore(db: Kysely<Schema>): PasskeyStore {
  return {
    async insert(passkey) {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('passkeys')
        .values(passkey)
        .onConflict((conflict) => conflict.column('credentialId').doNothing())
        .executeTakeFirstOrThrow();
      return numInsertedOrUpdatedRows === 1n;
    },
    of: (userId) =>
      db
        .selectFrom('passkeys')
        .selectAll()
        .where('userId', '=', userId)
        .orderBy('createdAt')
        .orderBy('id')
        .execute(),
    byCredential: (credentialId) =>
      db.selectFrom('passkeys').selectAll().where('credentialId', '=', credentialId).executeTakeFirst(),
    async use(id, counter, now) {
      const { numUpdatedRows } = await db
        .updateTable('passkeys')
        .set({ counter, lastUsedAt: now })
        .where('id', '=', id)
        .where((column) => (counter === 0 ? column('counter', '=', 0) : column('counter', '<', counter)))
        .executeTakeFirstOrThrow();
      return numUpdatedRows === 1n;
    },
    async rename(id, userId, name) {
      const { numUpdatedRows } = await db
        .updateTable('passkeys')
        .set({ name })
        .where('id', '=', id)
        .where('userId', '=', userId)
        .executeTakeFirstOrThrow();
      return numUpdatedRows === 1n;
    },
    async remove(id, userId) {
      const { numDeletedRows } = await db
        .deleteFrom('passkeys')
        .where('id', '=', id)
        .where('userId', '=', userId)
        .executeTakeFirstOrThrow();
      return numDeletedRows === 1n;
    },
    async removeAllOf(userId) {
      await db.deleteFrom('passkeys').where('userId', '=', userId).execute();
    },
    async addChallenge(challenge) {
      await db
        .insertInto('passkeyChallenges')
        .values({ ...challenge, sequence: nextIn(CHALLENGES, challenge.sessionId ?? null) })
        .execute();
    },
    keepNewestChallenges: (sessionId, most) => keepNewest(db, CHALLENGES, sessionId, most),
    async spendChallenge(challengeHash, { purpose, sessionId, browserHash }, now) {
      const { numDeletedRows } = await db
        .deleteFrom('passkeyChallenges')
        .where('challengeHash', '=', challengeHash)
        .where('purpose', '=', purpose)
        .where('sessionId', sessionId === null ? 'is' : '=', sessionId)
        .where('browserHash', browserHash === null ? 'is' : '=', browserHash)
        .where('expiresAt', '>', now)
        .executeTakeFirstOrThrow();
      return numDeletedRows === 1n;
    },
    async removeExpiredChallenges(now) {
      await db.deleteFrom('passkeyChallenges').where('expiresAt', '<=', now).execute();
    },
  };
}
