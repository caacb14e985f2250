import type { Insertable, Kysely, Selectable } from 'kysely';
import { isFree } from './is-free.ts';
import type { MailDecoysTable, Schema } from './schema.ts';

export type MailDecoy = Selectable<MailDecoysTable>;

/**
 * Letters to nobody. They go through the same steps as those in the outbox, with as many statements, and are deleted at
 * the end.
 */
export interface MailDecoyStore {
  add(decoy: Insertable<MailDecoysTable>): Promise<void>;
  /** Returns those that may be handled now, longest waiting first. */
  due(now: number, most: number): Promise<MailDecoy[]>;
  /** Claims a decoy for one attempt. @returns it if this call claimed it; of several at once, only one does */
  claim(
    seen: Pick<MailDecoy, 'id' | 'tries'>,
    span: { now: number; until: number },
  ): Promise<MailDecoy | undefined>;
  /** Deletes a decoy after its attempt, unless another attempt has started. */
  settle(tried: Pick<MailDecoy, 'id' | 'tries'>): Promise<void>;
  /** Delays a decoy after a failed attempt. */
  putOff(tried: Pick<MailDecoy, 'id' | 'tries'>, nextTryAt: number): Promise<void>;
}

export function mailDecoyStore(db: Kysely<Schema>): MailDecoyStore {
  return {
    async add(decoy) {
      await db.insertInto('mailDecoys').values(decoy).execute();
    },
    due: (now, most) =>
      db
        .selectFrom('mailDecoys')
        .selectAll()
        .where('nextTryAt', '<=', now)
        .where(isFree(now))
        .orderBy('nextTryAt')
        .orderBy('id')
        .limit(most)
        .execute(),
    async claim({ id, tries }, { now, until }) {
      const claimed = await db
        .updateTable('mailDecoys')
        .where('id', '=', id)
        .where('tries', '=', tries)
        .where(isFree(now))
        .set((column) => ({ tries: column('tries', '+', 1), claimedUntil: until }))
        .returning('id')
        .executeTakeFirst();
      return claimed && db.selectFrom('mailDecoys').selectAll().where('id', '=', id).executeTakeFirst();
    },
    async settle({ id, tries }) {
      await db.deleteFrom('mailDecoys').where('id', '=', id).where('tries', '=', tries).execute();
    },
    async putOff({ id, tries }, nextTryAt) {
      await db
        .updateTable('mailDecoys')
        .set({ nextTryAt, claimedUntil: null })
        .where('id', '=', id)
        .where('tries', '=', tries)
        .execute();
    },
  };
}
