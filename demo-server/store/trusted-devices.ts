import type { Kysely, Selectable } from 'kysely';
import type { Schema, TrustedDevicesTable } from './schema.ts';
import { DEVICES, keepNewest, nextIn } from './sequence.ts';

export type TrustedDeviceRecord = Omit<Selectable<TrustedDevicesTable>, 'sequence'>;

/** The browsers that need no code at sign-in. */
export interface TrustedDeviceStore {
  insert(device: TrustedDeviceRecord): Promise<void>;
  /**
   * Uses a device once and replaces its token, so that a copied token and its original cannot both continue to work. A
   * device of another user or an earlier credential epoch, or an expired one, is not found.
   *
   * @returns the device, if this call used it
   */
  use(
    tokenHash: string,
    owner: { userId: string; epoch: number },
    next: { tokenHash: string; now: number },
  ): Promise<TrustedDeviceRecord | undefined>;
  /** Returns an account's devices, newest first. */
  of(owner: { userId: string; epoch: number }, now: number): Promise<TrustedDeviceRecord[]>;
  remove(id: string, userId: string): Promise<boolean>;
  /** @returns how many there were */
  removeAllOf(userId: string): Promise<number>;
  /** Ends the trust in the oldest devices of an account until only so many are left. */
  keepNewest(userId: string, most: number): Promise<void>;
  /** Deletes what has expired, or only what has this token. */
  removeExpired(now: number, tokenHash?: string): Promise<void>;
}

export function trustedDeviceStore(db: Kysely<Schema>): TrustedDeviceStore {
  return {
    async insert(device) {
      await db
        .insertInto('trustedDevices')
        .values({ ...device, sequence: nextIn(DEVICES, device.userId) })
        .execute();
    },
    use: (tokenHash, { userId, epoch }, { tokenHash: nextHash, now }) =>
      db
        .updateTable('trustedDevices')
        .set({ tokenHash: nextHash, lastUsedAt: now })
        .where('tokenHash', '=', tokenHash)
        .where('userId', '=', userId)
        .where('epoch', '=', epoch)
        .where('expiresAt', '>', now)
        .returningAll()
        .executeTakeFirst(),
    of: ({ userId, epoch }, now) =>
      db
        .selectFrom('trustedDevices')
        .selectAll()
        .where('userId', '=', userId)
        .where('epoch', '=', epoch)
        .where('expiresAt', '>', now)
        .orderBy('sequence', 'desc')
        .orderBy('id')
        .execute(),
    async remove(id, userId) {
      const { numDeletedRows } = await db
        .deleteFrom('trustedDevices')
        .where('id', '=', id)
        .where('userId', '=', userId)
        .executeTakeFirstOrThrow();
      return numDeletedRows === 1n;
    },
    async removeAllOf(userId) {
      const { numDeletedRows } = await db
        .deleteFrom('trustedDevices')
        .where('userId', '=', userId)
        .executeTakeFirstOrThrow();
      return Number(numDeletedRows);
    },
    keepNewest: (userId, most) => keepNewest(db, DEVICES, userId, most),
    async removeExpired(now, tokenHash) {
      const expired = db.deleteFrom('trustedDevices').where('expiresAt', '<=', now);
      await (tokenHash === undefined ? expired : expired.where('tokenHash', '=', tokenHash)).execute();
    },
  };
}
