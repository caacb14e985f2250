import type { Kysely } from 'kysely';

/**
 * Adds an index for the search for expired unconfirmed keys each minute, so that it does not read all confirmed ones.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.createIndex('verifications_expires_at').on('verifications').column('expires_at').execute();
}
