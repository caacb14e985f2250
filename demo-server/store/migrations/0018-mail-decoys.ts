import type { Kysely } from 'kysely';

/** Adds letters to nobody: a request for an address without an account causes the same work as one with an account. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('mail_decoys')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('recipient', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('sealed_details', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('address', 'text')
    .addColumn('user_agent', 'text')
    .addColumn('tries', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('next_try_at', 'bigint', (column) => column.notNull())
    .addColumn('claimed_until', 'bigint')
    .addColumn('lapses_at', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('mail_decoys_next_try_at').on('mail_decoys').column('next_try_at').execute();
}
