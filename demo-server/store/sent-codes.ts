import type { Kysely, Selectable } from 'kysely';
import type { SendingMethod } from '../contract/index.ts';
import type { Schema, SentCodesTable } from './schema.ts';

export type SentCodeRecord = Selectable<SentCodesTable>;

/** Identifies a code: a session has at most one for each method and purpose. */
export interface SentCodeSlot {
  sessionId: string;
  method: SendingMethod;
  purpose: SentCodesTable['purpose'];
}

/** Sent codes that were not used yet. */
export interface SentCodeStore {
  /** Stores a code in its slot, and replaces the one before. The count of attempts stays. */
  put(code: SentCodeRecord): Promise<void>;
  /** Returns the code of a slot, expired or not. */
  in(slot: SentCodeSlot): Promise<SentCodeRecord | undefined>;
  /** Returns the latest code of a session for a purpose, expired or not. */
  latestIn(sessionId: string, purpose: SentCodesTable['purpose']): Promise<SentCodeRecord | undefined>;
  /**
   * Reserves one attempt at an enrolment code, before it is compared.
   *
   * @returns the number of attempts including this one; `undefined` if none is left or the code was deleted
   */
  claimAttempt(id: string, most: number): Promise<number | undefined>;
  /**
   * Uses up a code: the one that was compared, and not one that has replaced it since.
   *
   * @returns whether this call used it up; of several at once, only one does
   */
  spend(id: string, codeMac: string): Promise<boolean>;
  remove(slot: SentCodeSlot): Promise<void>;
  removeAllOf(userId: string): Promise<void>;
  removeExpired(now: number): Promise<void>;
}

export function sentCodeStore(db: Kysely<Schema>): SentCodeStore {
  const inSlot = ({ sessionId, method, purpose }: SentCodeSlot) =>
    db
      .selectFrom('sentCodes')
      .selectAll()
      .where('sessionId', '=', sessionId)
      .where('method', '=', method)
      .where('purpose', '=', purpose);
  return {
    async put(code) {
      const { recipient, codeMac, sentAt, expiresAt } = code;
      await db
        .insertInto('sentCodes')
        .values(code)
        .onConflict((conflict) =>
          conflict
            .columns(['sessionId', 'method', 'purpose'])
            .doUpdateSet({ recipient, codeMac, sentAt, expiresAt }),
        )
        .execute();
    },
    in: (slot) => inSlot(slot).executeTakeFirst(),
    latestIn: (sessionId, purpose) =>
      db
        .selectFrom('sentCodes')
        .selectAll()
        .where('sessionId', '=', sessionId)
        .where('purpose', '=', purpose)
        .orderBy('sentAt', 'desc')
        .executeTakeFirst(),
    async claimAttempt(id, most) {
      const claimed = await db
        .updateTable('sentCodes')
        .set((column) => ({ attempts: column('attempts', '+', 1) }))
        .where('id', '=', id)
        .where('attempts', '<', most)
        .returning('attempts')
        .executeTakeFirst();
      return claimed?.attempts;
    },
    async spend(id, codeMac) {
      const { numDeletedRows } = await db
        .deleteFrom('sentCodes')
        .where('id', '=', id)
        .where('codeMac', '=', codeMac)
        .executeTakeFirstOrThrow();
      return numDeletedRows === 1n;
    },
    async remove({ sessionId, method, purpose }) {
      await db
        .deleteFrom('sentCodes')
        .where('sessionId', '=', sessionId)
        .where('method', '=', method)
        .where('purpose', '=', purpose)
        .execute();
    },
    async removeAllOf(userId) {
      await db.deleteFrom('sentCodes').where('userId', '=', userId).execute();
    },
    async removeExpired(now) {
      await db.deleteFrom('sentCodes').where('expiresAt', '<=', now).execute();
    },
  };
}
