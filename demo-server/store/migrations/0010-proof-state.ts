import { type Kysely, sql } from 'kysely';

/**
 * Stores on the account whether the password was set by mail, and when the second factor was last confirmed. Both were
 * read from the audit log, so trimming the log changed what users may do. This migration reads the log for the last
 * time.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('users')
    .addColumn('password_by_mail', 'integer', (column) => column.notNull().defaultTo(0))
    .execute();
  await db.schema.alterTable('users').addColumn('factor_proven_at', 'bigint').execute();

  await sql`update users set factor_proven_at = (
    select max(proof.at) from audit_events proof
    where proof.user_id = users.id and proof.outcome = 'success' and (
      proof.kind in ('second-factor', 'backup-code', 'step-up', 'enrolment', 'two-factor-replaced', 'method-added')
      or (proof.kind = 'sign-in' and proof.reason = 'method-passkey')
    )
  )`.execute(db);
  await sql`update users set password_by_mail = 1 where exists (
    select 1 from audit_events reset
    where reset.user_id = users.id and reset.kind = 'password-reset' and reset.outcome = 'success'
      and (users.factor_proven_at is null or users.factor_proven_at < reset.at)
      and not exists (
        select 1 from audit_events change
        where change.user_id = users.id and change.kind = 'password-changed' and change.outcome = 'success'
          and change.at >= reset.at
      )
  )`.execute(db);
}
