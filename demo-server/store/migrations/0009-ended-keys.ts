import type { Kysely } from 'kysely';

/** Keys that nobody confirmed are looked for each minute: without reading every confirmed one. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.createIndex('verifications_expires_at').on('verifications').column('expires_at').execute();
}
