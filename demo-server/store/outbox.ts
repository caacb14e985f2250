import { randomUUID } from 'node:crypto';
import type { Kysely, Selectable } from 'kysely';
import type { OutboxTable, Schema } from './schema.ts';

export type OutboxMessage = Selectable<OutboxTable>;

/** Mail that is owed. A message is written with what it tells of, or neither is. */
export interface OutboxStore {
  /** Owes a user a message, at the e-mail address they have now. */
  add(message: Omit<OutboxMessage, 'id' | 'recipient'>): Promise<void>;
  /** What a user is owed, the oldest first. */
  of(userId: string): Promise<OutboxMessage[]>;
}

export function outboxStore(db: Kysely<Schema>): OutboxStore {
  return {
    async add(message) {
      await db
        .insertInto('outbox')
        .values((from) => ({
          ...message,
          id: randomUUID(),
          recipient: from
            .selectFrom('users')
            .select('email')
            .where('id', '=', message.userId)
            .$asScalar()
            .$notNull(),
        }))
        .execute();
    },
    of: (userId) =>
      db.selectFrom('outbox').selectAll().where('userId', '=', userId).orderBy('at').orderBy('id').execute(),
  };
}
