import { randomUUID } from 'node:crypto';
import type { Expression, ExpressionBuilder, Insertable, Kysely, Selectable, SqlBool } from 'kysely';
import { addressesToTell } from './addresses.ts';
import type { OutboxTable, Schema, UsersTable } from './schema.ts';

export type QueuedMessage = Selectable<OutboxTable>;
/** A message, and what writing it takes to know of its owner. */
export type AddressedMessage = QueuedMessage &
  Pick<Selectable<UsersTable>, 'language'> & {
    /** The address its owner signs in with. */
    account: string;
  };

/** A message that is to be owed: all but what the queue itself decides. */
export type NewMessage = Pick<QueuedMessage, 'userId' | 'kind' | 'details' | 'at' | 'address' | 'userAgent'>;

/** Mail that is owed, as a queue. A message is written with what it tells of, or neither is. */
export interface MailQueueStore {
  /**
   * Owes a user a message at the address they sign in with, and at every other one they have verified.
   *
   * @returns how many messages that is
   */
  addForOwner(message: NewMessage): Promise<number>;
  /** Owes one message to one recipient. */
  add(message: Insertable<OutboxTable>): Promise<void>;
  /** What a user was and is owed, the oldest first. */
  of(userId: string): Promise<QueuedMessage[]>;
  /** Messages that may be tried now, those that have waited longest first. */
  due(now: number, most: number): Promise<QueuedMessage[]>;
  /**
   * Takes a message for one try: nobody else does before `until`, and the try counts, whatever becomes of it.
   *
   * @param seen the message as it was read
   * @returns the message, if this call took it: of several at once, one is given it
   */
  claim(
    seen: Pick<QueuedMessage, 'id' | 'tries'>,
    span: { now: number; until: number },
  ): Promise<AddressedMessage | undefined>;
  /** Ends a message's wait, unless another try of it has begun. What it told goes, unless it is to be kept. */
  settle(
    tried: Pick<QueuedMessage, 'id' | 'tries'>,
    outcome: { state: 'delivered' | 'failed'; now: number; error: string | null; keepsDetails: boolean },
  ): Promise<void>;
  /** Puts a message off after a try that failed. */
  putOff(
    tried: Pick<QueuedMessage, 'id' | 'tries'>,
    later: { nextTryAt: number; error: string | null },
  ): Promise<void>;
  /** Lets a message that waits be tried now. @returns whether there is one */
  retry(id: string, now: number): Promise<boolean>;
  /** Lets everything that waits be tried now. */
  retryAll(now: number): Promise<void>;
  /** Messages of every kind, the newest first; those in one state where that is said. */
  page(
    most: number,
    before?: { at: number; id: string },
    state?: QueuedMessage['state'],
  ): Promise<AddressedMessage[]>;
  counts(): Promise<Record<QueuedMessage['state'], number>>;
  /** Forgets what was settled before a moment. */
  removeSettled(before: number): Promise<void>;
}

/** Nobody tries it at that moment. */
function isFree(now: number): (eb: ExpressionBuilder<Schema, 'outbox'>) => Expression<SqlBool> {
  return (message) => message.or([message('claimedUntil', 'is', null), message('claimedUntil', '<=', now)]);
}

export function mailQueueStore(db: Kysely<Schema>): MailQueueStore {
  const addressed = () =>
    db
      .selectFrom('outbox')
      .innerJoin('users', 'users.id', 'outbox.userId')
      .selectAll('outbox')
      .select(['users.email as account', 'users.language']);
  const insert = async (messages: Insertable<OutboxTable>[]) => {
    if (messages.length > 0) await db.insertInto('outbox').values(messages).execute();
  };
  const ofTry = ({ id, tries }: Pick<QueuedMessage, 'id' | 'tries'>) =>
    db.updateTable('outbox').where('id', '=', id).where('tries', '=', tries).where('state', '=', 'waiting');
  return {
    async addForOwner(message) {
      const addresses = await db
        .selectFrom('addresses')
        .select(['email', 'verifiedAt', 'isPrimary'])
        .where('userId', '=', message.userId)
        .orderBy('isPrimary', 'desc')
        .orderBy('email')
        .execute();
      const recipients = addressesToTell(addresses);
      await insert(
        recipients.map(({ email }) => ({
          ...message,
          id: randomUUID(),
          recipient: email,
          state: 'waiting',
          nextTryAt: message.at,
        })),
      );
      return recipients.length;
    },
    add: (message) => insert([message]),
    of: (userId) =>
      db.selectFrom('outbox').selectAll().where('userId', '=', userId).orderBy('at').orderBy('id').execute(),
    due: (now, most) =>
      db
        .selectFrom('outbox')
        .selectAll()
        .where('state', '=', 'waiting')
        .where('nextTryAt', '<=', now)
        .where(isFree(now))
        .orderBy('nextTryAt')
        .orderBy('id')
        .limit(most)
        .execute(),
    async claim(seen, { now, until }) {
      const claimed = await ofTry(seen)
        .where(isFree(now))
        .set((column) => ({ tries: column('tries', '+', 1), claimedUntil: until }))
        .returning('id')
        .executeTakeFirst();
      return claimed && addressed().where('outbox.id', '=', seen.id).executeTakeFirst();
    },
    async settle(tried, { state, now, error, keepsDetails }) {
      await ofTry(tried)
        .set({
          state,
          settledAt: now,
          claimedUntil: null,
          lastError: error,
          ...(!keepsDetails && { sealedDetails: null }),
        })
        .execute();
    },
    async putOff(tried, { nextTryAt, error }) {
      await ofTry(tried).set({ nextTryAt, claimedUntil: null, lastError: error }).execute();
    },
    async retry(id, now) {
      const { numUpdatedRows } = await db
        .updateTable('outbox')
        .set({ nextTryAt: now })
        .where('id', '=', id)
        .where('state', '=', 'waiting')
        .executeTakeFirstOrThrow();
      return numUpdatedRows === 1n;
    },
    async retryAll(now) {
      await db.updateTable('outbox').set({ nextTryAt: now }).where('state', '=', 'waiting').execute();
    },
    page(most, before, state) {
      const all = state === undefined ? addressed() : addressed().where('outbox.state', '=', state);
      const older = before
        ? all.where((message) =>
            message.or([
              message('outbox.at', '<', before.at),
              message.and([message('outbox.at', '=', before.at), message('outbox.id', '<', before.id)]),
            ]),
          )
        : all;
      return older.orderBy('outbox.at', 'desc').orderBy('outbox.id', 'desc').limit(most).execute();
    },
    async counts() {
      const rows = await db
        .selectFrom('outbox')
        .select(['state', ({ fn }) => fn.countAll<number>().as('count')])
        .groupBy('state')
        .execute();
      const count = (state: QueuedMessage['state']) =>
        Number(rows.find((row) => row.state === state)?.count ?? 0);
      return { waiting: count('waiting'), delivered: count('delivered'), failed: count('failed') };
    },
    async removeSettled(before) {
      await db.deleteFrom('outbox').where('state', '!=', 'waiting').where('settledAt', '<', before).execute();
    },
  };
}
