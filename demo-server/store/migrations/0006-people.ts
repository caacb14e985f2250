import type { Kysely } from 'kysely';

/**
 * Adds roles, the policy on second factors, recovery by support, actors in the audit log, and the last use of sessions.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('users')
    .addColumn('role', 'text', (column) => column.notNull().defaultTo('member'))
    .execute();
  await db.schema.alterTable('users').addColumn('role_since', 'bigint').execute();
  await db.schema.alterTable('users').addColumn('must_enrol_since', 'bigint').execute();
  await db.schema.createIndex('users_created_at').on('users').columns(['created_at', 'id']).execute();

  await db.schema.alterTable('sessions').addColumn('last_seen_at', 'bigint').execute();
  await db.schema.alterTable('audit_events').addColumn('actor_id', 'text').execute();
  await db.schema.createIndex('audit_events_at').on('audit_events').columns(['at', 'id']).execute();

  await db.schema
    .createTable('policies')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('requirement', 'text', (column) => column.notNull())
    .addColumn('least_role', 'text')
    .addColumn('grace_days', 'integer', (column) => column.notNull())
    .addColumn('since', 'bigint', (column) => column.notNull())
    .addColumn('changed_at', 'bigint', (column) => column.notNull())
    .addColumn('changed_by', 'text')
    .execute();

  await db.schema
    .createTable('support_requests')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('user_id', 'text', (column) => column.notNull().references('users.id').onDelete('cascade'))
    .addColumn('open_for', 'text', (column) => column.unique())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('epoch', 'integer', (column) => column.notNull())
    .addColumn('opened_at', 'bigint', (column) => column.notNull())
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .addColumn('address', 'text')
    .addColumn('user_agent', 'text')
    .addColumn('first_by', 'text')
    .addColumn('first_at', 'bigint')
    .addColumn('first_reason', 'text')
    .addColumn('closed_by', 'text')
    .addColumn('closed_at', 'bigint')
    .addColumn('closed_reason', 'text')
    .execute();
  await db.schema.createIndex('support_requests_user_id').on('support_requests').column('user_id').execute();
  await db.schema
    .createIndex('support_requests_opened_at')
    .on('support_requests')
    .columns(['opened_at', 'id'])
    .execute();

  await db.schema
    .createTable('support_cancel_links')
    .addColumn('token_hash', 'text', (column) => column.primaryKey())
    .addColumn('request_id', 'text', (column) =>
      column.notNull().references('support_requests.id').onDelete('cascade'),
    )
    .execute();
}
