import type { Kysely } from 'kysely';

/**
 * An account can be suspended by an admin, and deleted by its owner after a grace period. `closed_at` is set while the
 * rows of an account that has ended are deleted in small steps.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const times = ['suspended_at', 'deletes_at', 'deletion_warned_at', 'closed_at'];
  for (const column of times) await db.schema.alterTable('users').addColumn(column, 'bigint').execute();
  await db.schema.alterTable('users').addColumn('suspended_by', 'text').execute();
  await db.schema.alterTable('users').addColumn('suspended_reason', 'text').execute();
  await db.schema.alterTable('users').addColumn('deletion_epoch', 'integer').execute();
  await db.schema.createIndex('users_deletes_at').on('users').column('deletes_at').execute();
  await db.schema.createIndex('users_closed_at').on('users').column('closed_at').execute();
  // Without it, deleting what an account did to others reads the whole log.
  await db.schema.createIndex('audit_events_actor_id').on('audit_events').column('actor_id').execute();
}
