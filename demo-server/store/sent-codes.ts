import type { Kysely, Selectable } from 'kysely';
import type { SendingMethod } from '../contract/index.ts';
import type { Schema, SentCodesTable } from './schema.ts';

export type SentCodeRecord = Selectable<SentCodesTable>;

/** Which code: a session awaits at most one of each. */
export interface SentCodeSlot {
  sessionId: string;
  method: SendingMethod;
  purpose: SentCodesTable['purpose'];
}

/** Codes that went out and await their use. */
export interface SentCodeStore {
  /** Puts a code in its slot; the one before is void. The tries that were made stay counted. */
  put(code: SentCodeRecord): Promise<void>;
  /** The code of a slot, expired or not. */
  in(slot: SentCodeSlot): Promise<SentCodeRecord | undefined>;
  /** The latest code of a session for a purpose, expired or not. */
  latestIn(sessionId: string, purpose: SentCodesTable['purpose']): Promise<SentCodeRecord | undefined>;
  /**
   * Reserves one try at a code of an enrolment, before it is looked at.
   *
   * @returns how many tries there have been with this one; `undefined` when none is left or the code is gone
   */
  claimAttempt(id: string, most: number): Promise<number | undefined>;
  /**
   * Spends a code: the very one that was looked at, not one that has taken its place.
   *
   * @returns whether this call spent it: of several at once, one is told so
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
