import { randomUUID } from 'node:crypto';
import type { Kysely, Selectable } from 'kysely';
import type { MailRequestsTable, Schema } from './schema.ts';

export type MailRequest = Selectable<MailRequestsTable>;

/** Requests made with an email address, until the server has looked for the account. */
export interface MailRequestStore {
  add(request: Omit<MailRequest, 'id'>): Promise<void>;
  /** Returns waiting requests, oldest first. */
  waiting(most: number): Promise<MailRequest[]>;
  /** Deletes a request in the transaction that handles it. @returns whether this call did */
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
