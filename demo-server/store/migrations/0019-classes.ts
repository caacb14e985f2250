import type { Kysely } from 'kysely';

/** Adds the classes of the lab. Their rows belong to no account, and are deleted when the class ends. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('classes')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('teacher_hash', 'text', (column) => column.notNull().unique())
    .addColumn('code_mac', 'text', (column) => column.notNull().unique())
    .addColumn('is_locked', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('pupils', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('version', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('ends_at', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('classes_ends_at').on('classes').column('ends_at').execute();
  await db.schema
    .createTable('class_pupils')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('class_id', 'text', (column) => column.notNull().references('classes.id').onDelete('cascade'))
    .addColumn('token_hash', 'text', (column) => column.notNull().unique())
    .addColumn('nickname', 'text', (column) => column.notNull())
    .addColumn('nickname_key', 'text', (column) => column.notNull())
    .addColumn('place', 'integer', (column) => column.notNull())
    .addColumn('sealed_key', 'text', (column) => column.notNull())
    .addColumn('confirmed_at', 'bigint')
    .addColumn('sign_ins', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('last_used_step', 'bigint', (column) => column.notNull().defaultTo(-1))
    .addColumn('attempts', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('joined_at', 'bigint', (column) => column.notNull())
    .addUniqueConstraint('class_pupils_nickname', ['class_id', 'nickname_key'])
    .execute();
  await db.schema
    .createTable('class_attempts')
    .addColumn('pupil_id', 'text', (column) =>
      column.notNull().references('class_pupils.id').onDelete('cascade'),
    )
    .addColumn('number', 'integer', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('station', 'text', (column) => column.notNull())
    .addColumn('verdict', 'text', (column) => column.notNull())
    .addColumn('present_step', 'bigint', (column) => column.notNull())
    .addColumn('step', 'bigint')
    .addColumn('last_used_step', 'bigint')
    .addPrimaryKeyConstraint('class_attempts_pk', ['pupil_id', 'number'])
    .execute();
}
