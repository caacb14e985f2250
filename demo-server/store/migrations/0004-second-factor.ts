import type { Kysely } from 'kysely';

/** Adds throttling, backup codes, trusted devices, step-up, and notices to the owner. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('users')
    .addColumn('credential_epoch', 'integer', (column) => column.notNull().defaultTo(0))
    .execute();

  await db.schema
    .alterTable('sessions')
    .addColumn('epoch', 'integer', (column) => column.notNull().defaultTo(0))
    .execute();
  await db.schema.alterTable('sessions').addColumn('proven_at', 'bigint').execute();
  await db.schema.alterTable('sessions').addColumn('address', 'text').execute();
  await db.schema.alterTable('sessions').addColumn('user_agent', 'text').execute();

  await db.schema.alterTable('audit_events').addColumn('session_id', 'text').execute();
  await db.schema.alterTable('audit_events').addColumn('user_agent', 'text').execute();

  await db.schema
    .createTable('throttles')
    .addColumn('key', 'text', (column) => column.primaryKey())
    .addColumn('failures', 'integer', (column) => column.notNull())
    .addColumn('next_allowed_at', 'bigint', (column) => column.notNull())
    .addColumn('lapses_at', 'bigint')
    .execute();
  await db.schema.createIndex('throttles_lapses_at').on('throttles').column('lapses_at').execute();

  await db.schema
    .createTable('backup_code_sets')
    .addColumn('verification_id', 'text', (column) =>
      column.primaryKey().references('verifications.id').onDelete('cascade'),
    )
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('saved_at', 'bigint')
    .execute();

  await db.schema
    .createTable('backup_codes')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('verification_id', 'text', (column) =>
      column.notNull().references('backup_code_sets.verification_id').onDelete('cascade'),
    )
    .addColumn('tag', 'integer', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .addColumn('used_at', 'bigint')
    .addUniqueConstraint('backup_codes_verification_id_tag', ['verification_id', 'tag'])
    .execute();

  await db.schema
    .createTable('trusted_devices')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('token_hash', 'text', (column) => column.notNull().unique())
    .addColumn('user_id', 'text', (column) => column.notNull().references('users.id').onDelete('cascade'))
    .addColumn('epoch', 'integer', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('last_used_at', 'bigint', (column) => column.notNull())
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .addColumn('address', 'text')
    .addColumn('user_agent', 'text')
    .execute();
  await db.schema.createIndex('trusted_devices_user_id').on('trusted_devices').column('user_id').execute();

  await db.schema
    .createTable('outbox')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('user_id', 'text', (column) => column.notNull().references('users.id').onDelete('cascade'))
    .addColumn('recipient', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('address', 'text')
    .addColumn('user_agent', 'text')
    .execute();
  await db.schema.createIndex('outbox_user_id').on('outbox').column('user_id').execute();
}
