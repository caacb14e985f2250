import { type Kysely, sql } from 'kysely';

/** Adds sent codes and passkeys, and moves backup codes from the authenticator's key to the account. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('users').addColumn('last_method', 'text').execute();

  await db.schema
    .createTable('code_recipients')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('user_id', 'text', (column) => column.notNull().references('users.id').onDelete('cascade'))
    .addColumn('method', 'text', (column) => column.notNull())
    .addColumn('recipient', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('last_used_at', 'bigint')
    .addUniqueConstraint('code_recipients_user_id_method', ['user_id', 'method'])
    .execute();

  await db.schema
    .createTable('sent_codes')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('user_id', 'text', (column) => column.notNull().references('users.id').onDelete('cascade'))
    .addColumn('session_id', 'text', (column) =>
      column.notNull().references('sessions.id').onDelete('cascade'),
    )
    .addColumn('method', 'text', (column) => column.notNull())
    .addColumn('purpose', 'text', (column) => column.notNull())
    .addColumn('recipient', 'text', (column) => column.notNull())
    .addColumn('code_mac', 'text', (column) => column.notNull())
    .addColumn('attempts', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('sent_at', 'bigint', (column) => column.notNull())
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .addUniqueConstraint('sent_codes_session_id_method_purpose', ['session_id', 'method', 'purpose'])
    .execute();
  await db.schema.createIndex('sent_codes_user_id').on('sent_codes').column('user_id').execute();

  await db.schema
    .createTable('passkeys')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('user_id', 'text', (column) => column.notNull().references('users.id').onDelete('cascade'))
    .addColumn('credential_id', 'text', (column) => column.notNull().unique())
    .addColumn('public_key', 'text', (column) => column.notNull())
    .addColumn('counter', 'bigint', (column) => column.notNull())
    .addColumn('transports', 'text', (column) => column.notNull())
    .addColumn('is_synced', 'integer', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('last_used_at', 'bigint')
    .execute();
  await db.schema.createIndex('passkeys_user_id').on('passkeys').column('user_id').execute();

  await db.schema
    .createTable('passkey_challenges')
    .addColumn('challenge_hash', 'text', (column) => column.primaryKey())
    .addColumn('purpose', 'text', (column) => column.notNull())
    .addColumn('session_id', 'text', (column) => column.references('sessions.id').onDelete('cascade'))
    .addColumn('browser_hash', 'text')
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex('passkey_challenges_session_id')
    .on('passkey_challenges')
    .column('session_id')
    .execute();

  await rehangBackupCodes(db);
}

/**
 * Gives each set its own id and key. Existing sets keep the id of the authenticator's key and a copy of that key,
 * because its seal is bound to that id.
 */
async function rehangBackupCodes(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('backup_code_sets').renameTo('old_backup_code_sets').execute();
  await db.schema.alterTable('backup_codes').renameTo('old_backup_codes').execute();

  await db.schema
    .createTable('backup_code_sets')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('user_id', 'text', (column) => column.notNull().references('users.id').onDelete('cascade'))
    .addColumn('verification_id', 'text', (column) =>
      column.unique().references('verifications.id').onDelete('cascade'),
    )
    .addColumn('sealed_key', 'text', (column) => column.notNull())
    .addColumn('sealed_as', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('saved_at', 'bigint')
    .execute();
  await db.schema
    .createTable('backup_codes')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('set_id', 'text', (column) =>
      column.notNull().references('backup_code_sets.id').onDelete('cascade'),
    )
    .addColumn('tag', 'integer', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .addColumn('used_at', 'bigint')
    .addUniqueConstraint('backup_codes_set_id_tag', ['set_id', 'tag'])
    .execute();

  await sql`insert into backup_code_sets
      (id, user_id, verification_id, sealed_key, sealed_as, created_at, saved_at)
    select old.verification_id, v.user_id, case v.kind when 'verify' then v.id end,
      v.sealed_secret, 'totp-secret', old.created_at, old.saved_at
    from old_backup_code_sets old join verifications v on v.id = old.verification_id`.execute(db);
  await sql`insert into backup_codes (id, set_id, tag, hash, used_at)
    select id, verification_id, tag, hash, used_at from old_backup_codes`.execute(db);
  await db.schema.dropTable('old_backup_codes').execute();
  await db.schema.dropTable('old_backup_code_sets').execute();

  // One current set per account.
  await sql`create unique index backup_code_sets_in_use on backup_code_sets (user_id)
    where verification_id is null`.execute(db);
}
