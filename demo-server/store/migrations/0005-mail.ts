import { type Kysely, sql } from 'kysely';

/** Adds addresses with their verification, the language of messages, and mail as a queue. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('users')
    .addColumn('language', 'text', (column) => column.notNull().defaultTo('en'))
    .execute();

  await db.schema
    .createTable('addresses')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('user_id', 'text', (column) => column.notNull().references('users.id').onDelete('cascade'))
    .addColumn('email', 'text', (column) => column.notNull())
    .addColumn('verified_at', 'bigint')
    .addColumn('is_primary', 'integer', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addUniqueConstraint('addresses_user_id_email', ['user_id', 'email'])
    .execute();
  await db.schema.createIndex('addresses_email').on('addresses').column('email').execute();
  // No address has been verified so far.
  await sql`insert into addresses (id, user_id, email, verified_at, is_primary, created_at)
    select id, id, email, null, 1, created_at from users`.execute(db);

  // Messages from before the queue have already been delivered to the outbox.
  const outbox = db.schema.alterTable('outbox');
  await outbox.addColumn('channel', 'text', (column) => column.notNull().defaultTo('mail')).execute();
  await outbox.addColumn('details', 'text').execute();
  await outbox.addColumn('sealed_details', 'text').execute();
  await outbox.addColumn('state', 'text', (column) => column.notNull().defaultTo('delivered')).execute();
  await outbox.addColumn('tries', 'integer', (column) => column.notNull().defaultTo(0)).execute();
  await outbox.addColumn('next_try_at', 'bigint', (column) => column.notNull().defaultTo(0)).execute();
  await outbox.addColumn('claimed_until', 'bigint').execute();
  await outbox.addColumn('lapses_at', 'bigint').execute();
  await outbox.addColumn('settled_at', 'bigint').execute();
  await outbox.addColumn('last_error', 'text').execute();
  await sql`update outbox set settled_at = at`.execute(db);
  await db.schema
    .createIndex('outbox_state_next_try_at')
    .on('outbox')
    .columns(['state', 'next_try_at'])
    .execute();

  // Requests made with an email address: answered before the server looks for the account.
  await db.schema
    .createTable('mail_requests')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('email', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('address', 'text')
    .addColumn('user_agent', 'text')
    .execute();

  // Mailed links for one use: one row per link.
  await db.schema
    .createTable('mailed_links')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('token_hash', 'text', (column) => column.notNull().unique())
    .addColumn('user_id', 'text', (column) => column.notNull().references('users.id').onDelete('cascade'))
    .addColumn('purpose', 'text', (column) => column.notNull())
    .addColumn('address_id', 'text', (column) => column.references('addresses.id').onDelete('cascade'))
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .addColumn('used_at', 'bigint')
    .execute();
  await db.schema
    .createIndex('mailed_links_user_id_purpose')
    .on('mailed_links')
    .columns(['user_id', 'purpose'])
    .execute();
}
