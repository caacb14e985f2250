import { type Kysely, sql } from 'kysely';
import { envelopePrefix, type SealedFor } from '../keys/key-ring.ts';
import type { Schema } from './schema.ts';

/** One sealed value, and what it is sealed to. */
export interface SealedValue {
  belongsTo: SealedFor;
  envelope: string;
}

/** Everything that is sealed under the key ring, whatever table it is in; and which keys that takes. */
export interface SealedValueStore {
  /**
   * Values sealed with another key than this one, in order of row id.
   *
   * @param after only rows beyond this id; `''` for the first batch
   */
  notUnder(keyId: string, after: string, most: number): Promise<SealedValue[]>;
  anyUnder(keyId: string): Promise<boolean>;
  any(): Promise<boolean>;
  /**
   * Puts a value in the place of one that still is what it was when it was read.
   *
   * @returns whether it was; if not, somebody changed it meanwhile, and nothing is overwritten
   */
  replace(value: SealedValue, envelope: string): Promise<boolean>;
  /** The fingerprints of keys that sealed something here, by key id. */
  fingerprints(): Promise<ReadonlyMap<string, string>>;
  /** Remembers a key, unless one of that id is known already. */
  rememberKey(keyId: string, fingerprint: string, now: number): Promise<void>;
  forgetKey(keyId: string): Promise<void>;
}

/** TOTP keys are all that is sealed today. A second table becomes a second part of each question here. */
export function sealedValueStore(db: Kysely<Schema>): SealedValueStore {
  const prefixIs = (keyId: string, operator: '=' | '<>') => {
    const prefix = envelopePrefix(keyId);
    // Not `like`: an underscore in a key's id would stand for anything.
    return sql<boolean>`substr(sealed_secret, 1, ${sql.lit(prefix.length)}) ${sql.raw(operator)} ${prefix}`;
  };
  const one = db.selectFrom('verifications').select('id').limit(1);
  return {
    async notUnder(keyId, after, most) {
      const rows = await db
        .selectFrom('verifications')
        .select(['id', 'userId', 'sealedSecret'])
        .where('id', '>', after)
        .where(prefixIs(keyId, '<>'))
        .orderBy('id')
        .limit(most)
        .execute();
      return rows.map(({ id, userId, sealedSecret }) => ({
        belongsTo: { purpose: 'totp-secret', userId, rowId: id },
        envelope: sealedSecret,
      }));
    },
    anyUnder: async (keyId) => (await one.where(prefixIs(keyId, '=')).executeTakeFirst()) !== undefined,
    any: async () => (await one.executeTakeFirst()) !== undefined,
    async replace({ belongsTo: { rowId }, envelope: before }, sealedSecret) {
      const { numUpdatedRows } = await db
        .updateTable('verifications')
        .set({ sealedSecret })
        .where('id', '=', rowId)
        .where('sealedSecret', '=', before)
        .executeTakeFirstOrThrow();
      return numUpdatedRows === 1n;
    },
    async fingerprints() {
      const rows = await db.selectFrom('sealingKeys').select(['id', 'fingerprint']).execute();
      return new Map(rows.map(({ id, fingerprint }) => [id, fingerprint]));
    },
    async rememberKey(id, fingerprint, createdAt) {
      await db
        .insertInto('sealingKeys')
        .values({ id, fingerprint, createdAt })
        .onConflict((conflict) => conflict.column('id').doNothing())
        .execute();
    },
    async forgetKey(id) {
      await db.deleteFrom('sealingKeys').where('id', '=', id).execute();
    },
  };
}
