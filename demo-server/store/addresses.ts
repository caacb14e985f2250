import { randomUUID } from 'node:crypto';
import type { Kysely, Selectable } from 'kysely';
import { compileOnce, type Places } from './compile-once.ts';
import type { AddressesTable, Schema } from './schema.ts';

export type AddressRecord = Selectable<AddressesTable>;
export type VerifiedAddress = AddressRecord & { verifiedAt: number };

/** The addresses people are written to. */
export interface AddressStore {
  /** @returns the new address, not verified and not primary; `undefined` when this user has it already */
  insert(address: { userId: string; email: string; now: number }): Promise<AddressRecord | undefined>;
  /** All of a user's, the primary one first, then the oldest. */
  of(userId: string): Promise<AddressRecord[]>;
  /** Those a user has proved to read, in the same order. */
  verifiedOf(userId: string): Promise<VerifiedAddress[]>;
  primaryOf(userId: string): Promise<AddressRecord | undefined>;
  /** Whether the address that a user signs in with was verified. */
  isVerified(userId: string): Promise<boolean>;
  byId(id: string, userId: string): Promise<AddressRecord | undefined>;
  /** @returns whether this call verified it: of several at once, one is told so */
  verify(id: string, now: number): Promise<boolean>;
  /**
   * Removes the addresses of a user that are not the primary one: all of them, or those that nobody has verified.
   *
   * @returns whether there were any
   */
  removeOthers(userId: string, which: 'all' | 'unverified'): Promise<boolean>;
  /** Removes an address that is not the primary one. @returns whether this call did */
  remove(id: string, userId: string): Promise<boolean>;
  /**
   * Makes a verified address the one its user signs in with: three statements, for a transaction; the first decides.
   *
   * @returns `taken` when another account signs in with it; `none` when the user has no such verified address
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
 * Returns the addresses that an account is written to: the one it signs in with, proved or not, and every other one
 * that is proved. So nothing about an account can be told to a stranger alone.
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
