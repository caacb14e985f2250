import { type Kysely, sql } from 'kysely';
import { envelopePrefix, type SealedFor } from '../keys/key-ring.ts';
import type { Schema } from './schema.ts';

/** A sealed value and the place it is sealed for. */
export interface SealedValue {
  table: (typeof PLACES)[number]['table'];
  belongsTo: SealedFor;
  envelope: string;
}

/** All values sealed with the key ring, in all tables, and the keys they need. */
export interface SealedValueStore {
  /**
   * Returns values sealed with another key than this one, in order of row id.
   *
   * @param after only rows with a greater id; `''` for the first batch
   */
  notUnder(keyId: string, after: string, most: number): Promise<SealedValue[]>;
  anyUnder(keyId: string): Promise<boolean>;
  any(): Promise<boolean>;
  /**
   * Replaces a value if it has not changed since it was read.
   *
   * @returns false if it has changed; then nothing is overwritten
   */
  replace(value: SealedValue, envelope: string): Promise<boolean>;
  /** Returns the fingerprints, by key id, of keys that have sealed a value here. */
  fingerprints(): Promise<ReadonlyMap<string, string>>;
  /** Stores a key's fingerprint, unless its id is already known. */
  rememberKey(keyId: string, fingerprint: string, now: number): Promise<void>;
  forgetKey(keyId: string): Promise<void>;
}

/** A column of sealed values with its purpose: the same for every row, or stored in another column. */
interface Place {
  table: keyof Schema;
  column: string;
  purpose: SealedFor['purpose'] | { column: string };
  /** The column of the account; `userId` if it is missing. */
  owner?: 'id';
}

/** All columns with sealed values. A new table with sealed values needs a line here. */
const PLACES = [
  { table: 'verifications', column: 'sealedSecret', purpose: 'totp-secret' },
  { table: 'outbox', column: 'sealedDetails', purpose: 'mail-details' },
  // A letter to nobody has no account. It stands in for one itself.
  { table: 'mailDecoys', column: 'sealedDetails', purpose: 'mail-details', owner: 'id' },
  // A pupil has no account. The row stands in for one.
  { table: 'classPupils', column: 'sealedKey', purpose: 'class-key', owner: 'id' },
  { table: 'backupCodeSets', column: 'sealedKey', purpose: { column: 'sealedAs' } },
] as const satisfies readonly Place[];

export function sealedValueStore(db: Kysely<Schema>): SealedValueStore {
  // Built when they are needed: every transaction has such a store, and almost none uses it.
  const places = () => PLACES.map((place) => placeStore(db, place));
  return {
    async notUnder(keyId, after, most) {
      const values = (await Promise.all(places().map((place) => place.notUnder(keyId, after, most)))).flat();
      return values.sort((a, b) => (a.belongsTo.rowId < b.belongsTo.rowId ? -1 : 1)).slice(0, most);
    },
    async anyUnder(keyId) {
      for (const place of places()) if (await place.anyUnder(keyId)) return true;
      return false;
    },
    async any() {
      for (const place of places()) if (await place.any()) return true;
      return false;
    },
    async replace(value, envelope) {
      const place = places().find(({ table }) => table === value.table);
      return place ? place.replace(value, envelope) : false;
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

/** Returns the queries for one column of sealed values. */
function placeStore(db: Kysely<Schema>, place: (typeof PLACES)[number]) {
  const { table, column, purpose } = place;
  const owner = sql.ref<string>('owner' in place ? place.owner : 'userId');
  const value = sql.ref<string | null>(column);
  const sealedAs =
    typeof purpose === 'string'
      ? sql<SealedFor['purpose']>`${sql.lit(purpose)}`
      : sql.ref<SealedFor['purpose']>(purpose.column);
  const prefixIs = (keyId: string, operator: '=' | '<>') => {
    const prefix = envelopePrefix(keyId);
    // Not `like`: an underscore in a key's id would match any character.
    return sql<boolean>`substr(${value}, 1, ${sql.lit(prefix.length)}) ${sql.raw(operator)} ${prefix}`;
  };
  const one = db.selectFrom(table).select('id').where(sql<boolean>`${value} is not null`).limit(1);
  return {
    table,
    async notUnder(keyId: string, after: string, most: number): Promise<SealedValue[]> {
      const rows = await db
        .selectFrom(table)
        .select(['id', owner.as('userId'), value.$notNull().as('envelope'), sealedAs.as('sealedAs')])
        .where('id', '>', after)
        .where(prefixIs(keyId, '<>'))
        .orderBy('id')
        .limit(most)
        .execute();
      return rows.map(({ id, userId, envelope, sealedAs: purpose }) => ({
        table,
        belongsTo: { purpose, userId, rowId: id },
        envelope,
      }));
    },
    anyUnder: async (keyId: string) =>
      (await one.where(prefixIs(keyId, '=')).executeTakeFirst()) !== undefined,
    any: async () => (await one.executeTakeFirst()) !== undefined,
    async replace({ belongsTo: { rowId }, envelope: before }: SealedValue, envelope: string) {
      const { numAffectedRows } = await sql`
        update ${sql.table(table)} set ${value} = ${envelope} where id = ${rowId} and ${value} = ${before}
      `.execute(db);
      return numAffectedRows === 1n;
    },
  };
}
