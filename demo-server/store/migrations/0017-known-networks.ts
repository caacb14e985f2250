import type { Kysely } from 'kysely';

/** Adds the networks from which accounts have signed in, as keyed digests. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('known_networks')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('user_id', 'text', (column) => column.notNull().references('users.id').onDelete('cascade'))
    .addColumn('account', 'text', (column) => column.notNull())
    .addColumn('mac', 'text', (column) => column.notNull())
    .addColumn('sequence', 'integer', (column) => column.notNull())
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .addUniqueConstraint('known_networks_account_mac', ['account', 'mac'])
    .execute();
  for (const column of ['user_id', 'expires_at'])
    await db.schema.createIndex(`known_networks_${column}`).on('known_networks').column(column).execute();
}
