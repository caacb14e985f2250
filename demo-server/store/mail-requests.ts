import { randomUUID } from 'node:crypto';
import type { Kysely, Selectable } from 'kysely';
import type { MailRequestsTable, Schema } from './schema.ts';

export type MailRequest = Selectable<MailRequestsTable>;

/** What was asked for by an address, until somebody has looked who that is. */
export interface MailRequestStore {
  add(request: Omit<MailRequest, 'id'>): Promise<void>;
  /** The oldest first. */
  waiting(most: number): Promise<MailRequest[]>;
  /** Takes one, for the transaction that answers it. @returns whether this call did */
  take(id: string): Promise<boolean>;
}

export function mailRequestStore(db: Kysely<Schema>): MailRequestStore {
  return {
    async add(request) {
      await db
        .insertInto('mailRequests')
        .values({ id: randomUUID(), ...request })
        .execute();
    },
    waiting: (most) =>
      db.selectFrom('mailRequests').selectAll().orderBy('at').orderBy('id').limit(most).execute(),
    async take(id) {
      const { numDeletedRows } = await db
        .deleteFrom('mailRequests')
        .where('id', '=', id)
        .executeTakeFirstOrThrow();
      return numDeletedRows === 1n;
    },
  };
}
