import { type Kysely, sql } from 'kysely';

/**
 * Whether the second factor was confirmed after a link was used or a request was opened was decided by comparing two
 * times. Now the account counts its proofs, and the row stores the count it began with. Clocks decide nothing.
 *
 * The account also remembers for which version of the policy its grace period has ended.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('users')
    .addColumn('factor_proofs', 'integer', (column) => column.notNull().defaultTo(0))
    .execute();
  await db.schema.alterTable('users').addColumn('grace_over_version', 'integer').execute();
  for (const table of ['recoveries', 'support_requests'])
    await db.schema.alterTable(table).addColumn('proofs', 'integer').execute();

  await sql`update users set factor_proofs = 1 where factor_proven_at is not null`.execute(db);
  const proofsBefore = (userId: string, moment: string) => sql`(
    select case when users.factor_proven_at > ${sql.ref(moment)} then 0 else users.factor_proofs end
    from users where users.id = ${sql.ref(userId)}
  )`;
  await sql`update recoveries set proofs = ${proofsBefore('recoveries.user_id', 'recoveries.used_at')}
    where used_at is not null`.execute(db);
  await sql`update support_requests
    set proofs = ${proofsBefore('support_requests.user_id', 'support_requests.opened_at')}`.execute(db);
  await db.schema.alterTable('users').dropColumn('factor_proven_at').execute();
}
