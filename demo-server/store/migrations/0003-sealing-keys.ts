import type { Kysely } from 'kysely';

/** Adds the list of keys that have sealed a value here, so that a wrong key is noticed before it seals anything. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('sealing_keys')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('fingerprint', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .execute();
}
