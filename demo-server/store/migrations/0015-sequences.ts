import { type Kysely, sql } from 'kysely';

/**
 * Which session, trusted device or challenge is the newest was decided by a clock. Now each row has a number that grows
 * within its owner. Existing rows are numbered in the order of their times.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const [table, owner, time, id] of [
    ['sessions', 'user_id', 'created_at', 'id'],
    ['trusted_devices', 'user_id', 'created_at', 'id'],
    ['passkey_challenges', 'session_id', 'expires_at', 'challenge_hash'],
  ] as const) {
    await db.schema
      .alterTable(table)
      .addColumn('sequence', 'integer', (column) => column.notNull().defaultTo(0))
      .execute();
    const own = (name: string) => sql.ref(`${table}.${name}`);
    const other = (name: string) => sql.ref(`other.${name}`);
    await sql`update ${sql.table(table)} set sequence = (
      select count(*) from ${sql.table(table)} as other where ${other(owner)} = ${own(owner)}
        and (${other(time)} < ${own(time)} or (${other(time)} = ${own(time)} and ${other(id)} <= ${own(id)}))
    )`.execute(db);
  }
}
