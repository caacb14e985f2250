import { type Kysely, sql } from 'kysely';

/**
 * Mailed links belong to a credential epoch. Accounts are provisional until their sign-in address is proved, and then
 * end after a while. Whether a password was chosen before that proof is state of the account.
 *
 * Links that wait get the present epoch and go on working. Accounts whose address nobody proved get their full time
 * from the upgrade on: see demo-server/accounts/provisional.ts.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('mailed_links')
    .addColumn('epoch', 'integer', (column) => column.notNull().defaultTo(-1))
    .execute();
  await sql`update mailed_links set epoch = (
    select users.credential_epoch from users where users.id = mailed_links.user_id
  )`.execute(db);

  await db.schema
    .alterTable('users')
    .addColumn('password_unproved', 'integer', (column) => column.notNull().defaultTo(0))
    .execute();
  await db.schema.alterTable('users').addColumn('provisional_until', 'bigint').execute();
  await db.schema.alterTable('users').addColumn('provisional_warned_at', 'bigint').execute();
  await db.schema.createIndex('users_provisional_until').on('users').column('provisional_until').execute();
}
