import type { Kysely } from 'kysely';

/** Adds recovery by email, and security questions. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('recovery_asks')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('email', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('address', 'text', (column) => column.notNull())
    .addColumn('user_agent', 'text')
    .execute();

  await db.schema
    .createTable('recoveries')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('user_id', 'text', (column) => column.notNull().references('users.id').onDelete('cascade'))
    .addColumn('epoch', 'integer', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .addColumn('used_at', 'bigint')
    .addColumn('due_at', 'bigint')
    .addColumn('ended_at', 'bigint')
    .addColumn('ended_as', 'text')
    .addColumn('address', 'text', (column) => column.notNull())
    .addColumn('user_agent', 'text')
    .execute();
  await db.schema.createIndex('recoveries_user_id').on('recoveries').column('user_id').execute();
  await db.schema.createIndex('recoveries_due_at').on('recoveries').column('due_at').execute();
  await db.schema.createIndex('recoveries_expires_at').on('recoveries').column('expires_at').execute();

  await db.schema
    .createTable('recovery_tokens')
    .addColumn('token_hash', 'text', (column) => column.primaryKey())
    .addColumn('recovery_id', 'text', (column) =>
      column.notNull().references('recoveries.id').onDelete('cascade'),
    )
    .addColumn('purpose', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex('recovery_tokens_recovery_id')
    .on('recovery_tokens')
    .column('recovery_id')
    .execute();

  await db.schema
    .createTable('security_questions')
    .addColumn('user_id', 'text', (column) => column.primaryKey().references('users.id').onDelete('cascade'))
    .addColumn('questions', 'text', (column) => column.notNull())
    .addColumn('answers_hash', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .execute();
}
