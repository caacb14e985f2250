import type { Insertable, Kysely, Selectable } from 'kysely';
import { isFree } from './is-free.ts';
import type { MailDecoysTable, Schema, UsersTable } from './schema.ts';

/** A letter to nobody, in the language of an account. */
export type MailDecoy = Selectable<MailDecoysTable> & Pick<Selectable<UsersTable>, 'language'>;

/**
 * Letters to nobody. They go through the same steps as those in the outbox, with as many statements, and are deleted at
 * the end.
 */
export interface MailDecoyStore {
  add(decoy: Insertable<MailDecoysTable>): Promise<void>;
  /** Returns those that may be handled now, longest waiting first. */
  due(now: number, most: number): Promise<Selectable<MailDecoysTable>[]>;
  /**
   * Claims a decoy for one attempt.
   *
   * @param place a place in the order of accounts: the decoy gets the language of the next account
   * @returns it if this call claimed it; of several at once, only one does
   */
  claim(
    seen: Pick<MailDecoy, 'id' | 'tries'>,
    span: { now: number; until: number },
    place: string,
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
    async claim({ id, tries }, { now, until }, place) {
      const claimed = await db
        .updateTable('mailDecoys')
        .where('id', '=', id)
        .where('tries', '=', tries)
        .where(isFree(now))
        .set((column) => ({ tries: column('tries', '+', 1), claimedUntil: until }))
        .returning('id')
        .executeTakeFirst();
      if (!claimed) return undefined;
      const decoy = await db
        .selectFrom('mailDecoys')
        .selectAll()
        .select(({ fn, selectFrom }) => {
          const accounts = selectFrom('users').select('users.language').orderBy('users.id').limit(1);
          return fn.coalesce(accounts.where('users.id', '>=', place), accounts).as('language');
        })
        .where('id', '=', id)
        .executeTakeFirst();
      return decoy && { ...decoy, language: decoy.language ?? 'en' };
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
