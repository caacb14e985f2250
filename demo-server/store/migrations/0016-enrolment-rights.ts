import type { Kysely } from 'kysely';

/**
 * After a reset of the second factor, the password alone does not sign in. One browser for each account has the right
 * to: see demo-server/enrolment-rights/rights.ts. Accounts that were reset before have no right yet. Their owners
 * request a link.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('enrolment_rights')
    .addColumn('user_id', 'text', (column) => column.primaryKey().references('users.id').onDelete('cascade'))
    .addColumn('token_hash', 'text', (column) => column.notNull().unique())
    .addColumn('epoch', 'integer', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .execute();
}
