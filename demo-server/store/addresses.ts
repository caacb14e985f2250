import { randomUUID } from 'node:crypto';
import type { Kysely, Selectable } from 'kysely';
import { compileOnce, type Places } from './compile-once.ts';
import type { AddressesTable, Schema } from './schema.ts';

export type AddressRecord = Selectable<AddressesTable>;
export type VerifiedAddress = AddressRecord & { verifiedAt: number };

/** The addresses of accounts. */
export interface AddressStore {
  /** @returns the new address, neither verified nor primary; `undefined` if this user already has it */
  insert(address: { userId: string; email: string; now: number }): Promise<AddressRecord | undefined>;
  /** Returns all addresses of a user, the primary one first, then the oldest. */
  of(userId: string): Promise<AddressRecord[]>;
  /** Returns the verified addresses of a user, in the same order. */
  verifiedOf(userId: string): Promise<VerifiedAddress[]>;
  primaryOf(userId: string): Promise<AddressRecord | undefined>;
  /** Returns whether a user's sign-in address is verified. */
  isVerified(userId: string): Promise<boolean>;
  byId(id: string, userId: string): Promise<AddressRecord | undefined>;
  /** @returns whether this call verified it; of several at once, only one does */
  verify(id: string, now: number): Promise<boolean>;
  /**
   * Removes the addresses of a user that are not the primary one: all of them, or those that nobody has verified.
   *
   * @returns whether there were any
   */
  removeOthers(userId: string, which: 'all' | 'unverified'): Promise<boolean>;
  /** Removes all addresses of a closed account. */
  removeAllOf(userId: string): Promise<void>;
  /** Removes an address that is not the primary one. @returns whether this call did */
  remove(id: string, userId: string): Promise<boolean>;
  /**
   * Makes a verified address the sign-in address of its user. Three statements, for a transaction; the first one
   * decides.
   *
   * @returns `taken` if another account signs in with it; `none` if the user has no such verified address
   */
  makePrimary(id: string, userId: string, now: number): Promise<'done' | 'taken' | 'none'>;
}

export function addressStore(db: Kysely<Schema>): AddressStore {
  const all = (userId: string) =>
    db
      .selectFrom('addresses')
      .selectAll()
      .where('userId', '=', userId)
      .orderBy('isPrimary', 'desc')
      .orderBy('createdAt')
      .orderBy('id');
  return {
    insert: ({ userId, email, now }) =>
      db
        .insertInto('addresses')
        .values({ id: randomUUID(), userId, email, verifiedAt: null, isPrimary: 0, createdAt: now })
        .onConflict((conflict) => conflict.columns(['userId', 'email']).doNothing())
        .returningAll()
        .executeTakeFirst(),
    of: (userId) => all(userId).execute(),
    async verifiedOf(userId) {
      const rows = await all(userId).where('verifiedAt', 'is not', null).execute();
      return rows.filter(isVerified);
    },
    async isVerified(userId) {
      const { rows } = await verifiedPrimaryOf(db, { userId });
      return rows.length > 0;
    },
    primaryOf: (userId) => all(userId).where('isPrimary', '=', 1).executeTakeFirst(),
    byId: (id, userId) =>
      db
        .selectFrom('addresses')
        .selectAll()
        .where('id', '=', id)
        .where('userId', '=', userId)
        .executeTakeFirst(),
    async verify(id, now) {
      const { numUpdatedRows } = await db
        .updateTable('addresses')
        .set({ verifiedAt: now })
        .where('id', '=', id)
        .where('verifiedAt', 'is', null)
        .executeTakeFirstOrThrow();
      return numUpdatedRows === 1n;
    },
    async removeOthers(userId, which) {
      const others = db.deleteFrom('addresses').where('userId', '=', userId).where('isPrimary', '=', 0);
      const those = which === 'all' ? others : others.where('verifiedAt', 'is', null);
      return (await those.executeTakeFirstOrThrow()).numDeletedRows > 0n;
    },
    async removeAllOf(userId) {
      await db.deleteFrom('addresses').where('userId', '=', userId).execute();
    },
    async remove(id, userId) {
      const { numDeletedRows } = await db
        .deleteFrom('addresses')
        .where('id', '=', id)
        .where('userId', '=', userId)
        .where('isPrimary', '=', 0)
        .executeTakeFirstOrThrow();
      return numDeletedRows === 1n;
    },
    async makePrimary(id, userId, now) {
      const address = await db
        .selectFrom('addresses')
        .select('email')
        .where('id', '=', id)
        .where('userId', '=', userId)
        .where('verifiedAt', 'is not', null)
        .executeTakeFirst();
      if (!address) return 'none';
      const { email } = address;
      const { numUpdatedRows } = await db
        .updateTable('users')
        .set({ email, updatedAt: now })
        .where('id', '=', userId)
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('users as others')
                .select('others.id')
                .where('others.email', '=', email)
                .where('others.id', '!=', userId),
            ),
          ),
        )
        .executeTakeFirstOrThrow();
      if (numUpdatedRows !== 1n) return 'taken';
      await db.updateTable('addresses').set({ isPrimary: 0 }).where('userId', '=', userId).execute();
      await db.updateTable('addresses').set({ isPrimary: 1 }).where('id', '=', id).execute();
      return 'done';
    },
  };
}

/**
 * Returns the addresses that get an account's messages: the sign-in address, verified or not, and all others that are
 * verified. So no message goes only to a stranger.
 */
export function addressesToTell<Address extends Pick<AddressRecord, 'verifiedAt' | 'isPrimary'>>(
  addresses: readonly Address[],
): Address[] {
  return addresses.filter(({ verifiedAt, isPrimary }) => isPrimary === 1 || verifiedAt !== null);
}

function isVerified(address: AddressRecord): address is VerifiedAddress {
  return address.verifiedAt !== null;
}

const verifiedPrimaryOf = compileOnce((db, of: Places<{ userId: string }>) =>
  db
    .selectFrom('addresses')
    .select('id')
    .where('userId', '=', of('userId'))
    .where('isPrimary', '=', 1)
    .where('verifiedAt', 'is not', null),
);
