import {
  type Expression,
  expressionBuilder,
  type Insertable,
  type Kysely,
  type Selectable,
  type SqlBool,
} from 'kysely';
import { insertIfThere } from './insert-if-there.ts';
import type { MailedLinksTable, Schema } from './schema.ts';

export type MailedLink = Selectable<MailedLinksTable>;
type Purpose = MailedLink['purpose'];

/**
 * Links that went out by mail, each good for one use, in the credential epoch they were made in. What is stored cannot
 * be used as a link.
 */
export interface MailedLinkStore {
  /** Stores a link. Does nothing if there is no such user, with the same statement: see demo-server/mail/addressee.ts. */
  insert(link: Omit<Insertable<MailedLinksTable>, 'usedAt'>): Promise<void>;
  /** Returns a link that can still be used, without using it up. */
  usable(tokenHash: string, purpose: Purpose, now: number): Promise<MailedLink | undefined>;
  /** Uses up a link. @returns the link if this call did; of several at once, only one does */
  spend(tokenHash: string, purpose: Purpose, now: number): Promise<MailedLink | undefined>;
  /** Revokes a user's links for this purpose; only those of one address if it is given. */
  revoke(userId: string, purpose: Purpose, addressId?: string): Promise<void>;
  /** Removes every link of a user, of any purpose. */
  removeAllOf(userId: string): Promise<void>;
  /** Deletes what has expired, or only what has this token. */
  removeExpired(now: number, tokenHash?: string): Promise<void>;
}

/** No credential of its user has changed since it was created, and the account is not suspended. */
function isOfEpoch(): Expression<SqlBool> {
  const { exists, selectFrom } = expressionBuilder<Schema, 'mailedLinks'>();
  return exists(
    selectFrom('users')
      .select('users.id')
      .whereRef('users.id', '=', 'mailedLinks.userId')
      .whereRef('users.credentialEpoch', '=', 'mailedLinks.epoch')
      .where('users.suspendedAt', 'is', null),
  );
}

export function mailedLinkStore(db: Kysely<Schema>): MailedLinkStore {
  return {
    async insert(link) {
      await insertIfThere(db, 'mailedLinks', link, ['users', link.userId]);
    },
    usable: (tokenHash, purpose, now) =>
      db
        .selectFrom('mailedLinks')
        .selectAll()
        .where('tokenHash', '=', tokenHash)
        .where('purpose', '=', purpose)
        .where('usedAt', 'is', null)
        .where('expiresAt', '>', now)
        .where(isOfEpoch())
        .executeTakeFirst(),
    spend: (tokenHash, purpose, now) =>
      db
        .updateTable('mailedLinks')
        .set({ usedAt: now })
        .where('tokenHash', '=', tokenHash)
        .where('purpose', '=', purpose)
        .where('usedAt', 'is', null)
        .where('expiresAt', '>', now)
        .where(isOfEpoch())
        .returningAll()
        .executeTakeFirst(),
    async revoke(userId, purpose, addressId) {
      const links = db.deleteFrom('mailedLinks').where('userId', '=', userId).where('purpose', '=', purpose);
      await (addressId === undefined ? links : links.where('addressId', '=', addressId)).execute();
    },
    async removeAllOf(userId) {
      await db.deleteFrom('mailedLinks').where('userId', '=', userId).execute();
    },
    async removeExpired(now, tokenHash) {
      const expired = db.deleteFrom('mailedLinks').where('expiresAt', '<=', now);
      await (tokenHash === undefined ? expired : expired.where('tokenHash', '=', tokenHash)).execute();
    },
  };
}
