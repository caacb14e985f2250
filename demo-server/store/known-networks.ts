import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Schema } from './schema.ts';
import { keepNewest, NETWORKS, nextIn } from './sequence.ts';

/** The networks from which accounts have signed in. None can be read here: see demo-server/passwords/known-network.ts. */
export interface KnownNetworkStore {
  /** Returns whether an account has a network with one of these digests that has not expired. */
  has(account: string, macs: readonly string[], now: number): Promise<boolean>;
  /**
   * Stores a network, or delays its expiry if it would come before `renewBefore`. Then keeps only the newest of the
   * account.
   */
  remember(
    network: { userId: string; account: string; mac: string; expiresAt: number },
    keep: { renewBefore: number; most: number },
  ): Promise<void>;
  removeAllOf(userId: string): Promise<void>;
  removeExpired(now: number): Promise<void>;
}

export function knownNetworkStore(db: Kysely<Schema>): KnownNetworkStore {
  return {
    async has(account, macs, now) {
      const found = await db
        .selectFrom('knownNetworks')
        .select('id')
        .where('account', '=', account)
        .where('mac', 'in', macs)
        .where('expiresAt', '>', now)
        .limit(1)
        .executeTakeFirst();
      return found !== undefined;
    },
    async remember({ userId, account, mac, expiresAt }, { renewBefore, most }) {
      const sequence = nextIn(NETWORKS, userId);
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('knownNetworks')
        .values({ id: randomUUID(), userId, account, mac, sequence, expiresAt })
        .onConflict((conflict) =>
          conflict
            .columns(['account', 'mac'])
            .doUpdateSet({ userId, sequence, expiresAt })
            .where('knownNetworks.expiresAt', '<', renewBefore),
        )
        .executeTakeFirstOrThrow();
      if (numInsertedOrUpdatedRows) await keepNewest(db, NETWORKS, userId, most);
    },
    async removeAllOf(userId) {
      await db.deleteFrom('knownNetworks').where('userId', '=', userId).execute();
    },
    async removeExpired(now) {
      await db.deleteFrom('knownNetworks').where('expiresAt', '<=', now).execute();
    },
  };
}
