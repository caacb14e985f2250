import { randomUUID } from 'node:crypto';
import { type Insertable, type Kysely, type Selectable, sql } from 'kysely';
import { DAY } from '../../shared/durations.ts';
import { addressesToTell } from './addresses.ts';
import { isFree } from './is-free.ts';
import type { OutboxTable, Schema, UsersTable } from './schema.ts';

export type QueuedMessage = Selectable<OutboxTable>;
/** A message with the data of its owner that its text needs. */
export type AddressedMessage = QueuedMessage &
  Pick<Selectable<UsersTable>, 'language'> & {
    /** The owner's sign-in address. */
    account: string;
  };

/** A new message: all columns that the queue does not set. */
export type NewMessage = Pick<QueuedMessage, 'userId' | 'kind' | 'details' | 'at' | 'address' | 'userAgent'>;

/**
 * Most messages of a day to a sign-in address that no one has verified. It may be a stranger's, and whoever signed up with
 * it could have hundreds sent there, for example by changing the password again and again.
 */
export const MOST_UNVERIFIED_A_DAY = 30;

/** The queue of mail to send. A message is written in the transaction of its event: both are stored, or neither. */
export interface MailQueueStore {
  /**
   * Owes a user a message at the address they sign in with, and at every other one they have verified. The sign-in address
   * gets at most {@link MOST_UNVERIFIED_A_DAY} of all messages while it is not verified.
   *
   * @returns the number of messages
   */
  addForOwner(message: NewMessage): Promise<number>;
  /** Queues one message to one recipient. */
  add(message: Insertable<OutboxTable>): Promise<void>;
  /** Returns all messages to a user, oldest first. */
  of(userId: string): Promise<QueuedMessage[]>;
  /** Returns messages that may be sent now, longest waiting first. */
  due(now: number, most: number): Promise<QueuedMessage[]>;
  /**
   * Claims a message for one attempt: no other server takes it before `until`, and the attempt counts, whatever its
   * result.
   *
   * @param seen the message as it was read
   * @returns the message if this call claimed it; of several at once, only one does
   */
  claim(
    seen: Pick<QueuedMessage, 'id' | 'tries'>,
    span: { now: number; until: number },
  ): Promise<AddressedMessage | undefined>;
  /**
   * Records the final result of an attempt, unless another attempt has started. Deletes the content unless it must be
   * kept.
   */
  settle(
    tried: Pick<QueuedMessage, 'id' | 'tries'>,
    outcome: { state: 'delivered' | 'failed'; now: number; error: string | null; keepsDetails: boolean },
  ): Promise<void>;
  /** Delays a message after a failed attempt. */
  putOff(
    tried: Pick<QueuedMessage, 'id' | 'tries'>,
    later: { nextTryAt: number; error: string | null },
  ): Promise<void>;
  /** Makes a waiting message due now. @returns whether there is one */
  retry(id: string, now: number): Promise<boolean>;
  /** Makes all waiting messages due now. */
  retryAll(now: number): Promise<void>;
  /** Returns messages, newest first; only those in one state if it is given. */
  page(
    most: number,
    before?: { at: number; id: string },
    state?: QueuedMessage['state'],
  ): Promise<AddressedMessage[]>;
  /** Deletes messages to a user that wait: all of them, or only those with a link or a code. */
  dropWaiting(userId: string, which: 'all' | 'letters'): Promise<void>;
  counts(): Promise<Record<QueuedMessage['state'], number>>;
  /** Deletes messages settled before a time. */
  removeSettled(before: number): Promise<void>;
}

export function mailQueueStore(db: Kysely<Schema>): MailQueueStore {
  const addressed = () =>
    db
      .selectFrom('outbox')
      .innerJoin('users', 'users.id', 'outbox.userId')
      .selectAll('outbox')
      // A closed account has no address any more. Its last message names its recipient.
      .select(({ ref }) => [
        sql<string>`case when ${ref('users.closedAt')} is null then ${ref('users.email')} else ${ref('outbox.recipient')} end`.as(
          'account',
        ),
        'users.language',
      ]);
  const insert = async (messages: Insertable<OutboxTable>[]) => {
    if (messages.length > 0) await db.insertInto('outbox').values(messages).execute();
  };
  const ofTry = ({ id, tries }: Pick<QueuedMessage, 'id' | 'tries'>) =>
    db.updateTable('outbox').where('id', '=', id).where('tries', '=', tries).where('state', '=', 'waiting');
  const wereSentTo = async (recipient: string, { userId, at }: Pick<NewMessage, 'userId' | 'at'>) => {
    const { count } = await db
      .selectFrom('outbox')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('userId', '=', userId)
      .where('recipient', '=', recipient)
      .where('at', '>', at - DAY)
      .executeTakeFirstOrThrow();
    return Number(count);
  };
  return {
    async addForOwner(message) {
      const addresses = await db
        .selectFrom('addresses')
        .select(['email', 'verifiedAt', 'isPrimary'])
        .where('userId', '=', message.userId)
        .orderBy('isPrimary', 'desc')
        .orderBy('email')
        .execute();
      const [primary, ...others] = addressesToTell(addresses);
      const isFlooded =
        primary?.verifiedAt === null && (await wereSentTo(primary.email, message)) >= MOST_UNVERIFIED_A_DAY;
      const recipients = primary && !isFlooded ? [primary, ...others] : others;
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
    async dropWaiting(userId, which) {
      const waiting = db.deleteFrom('outbox').where('userId', '=', userId).where('state', '=', 'waiting');
      await (which === 'all' ? waiting : waiting.where('sealedDetails', 'is not', null)).execute();
    },
    async removeSettled(before) {
      await db.deleteFrom('outbox').where('state', '!=', 'waiting').where('settledAt', '<', before).execute();
    },
  };
}
