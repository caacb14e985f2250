import type { Kysely } from 'kysely';
import { DEFAULT_MIGRATION_TABLE, type Migration, Migrator } from 'kysely/migration';
import { migrations } from './migrations/index.ts';
import type { Schema } from './schema.ts';
import { StoreError } from './store-error.ts';
import { isUnavailable } from './unavailable.ts';

/**
 * Migrates a database to this code's schema.
 *
 * @throws StoreError if the database is newer than the code, before anything is changed
 */
export async function migrate(
  db: Kysely<Schema>,
  known: Readonly<Record<string, Migration>> = migrations,
): Promise<void> {
  if (await isMigrated(db, known)) return;
  const unknown = unknownMigrations(await appliedMigrations(db), known);
  if (unknown.length > 0) {
    throw new StoreError(
      `A newer version of this server has used the database (it contains “${unknown.join('”, “')}”). ` +
        'Start that version, or choose another data folder with --data. Nothing was changed.',
    );
  }
  const migrator = new Migrator({ db, provider: { getMigrations: async () => ({ ...known }) } });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
}

/**
 * Whether the database has had exactly these migrations. This is one query at each start. {@link appliedMigrations} and
 * Kysely's migrator read every table and column, several times.
 */
async function isMigrated(db: Kysely<Schema>, known: Readonly<Record<string, Migration>>): Promise<boolean> {
  const applied = await namesOfApplied(db).catch((error: unknown) => {
    if (isUnavailable(error)) throw error;
    // A new database has no table of migrations.
    return [];
  });
  return applied.sort().join('\n') === Object.keys(known).sort().join('\n');
}

/** Returns the migrations of a newer version: those that this code does not know. */
export function unknownMigrations(
  applied: readonly string[],
  known: Readonly<Record<string, Migration>> = migrations,
): string[] {
  return applied.filter((name) => !(name in known));
}

/** Returns the names of the migrations that a database has had, in order. */
export async function appliedMigrations(db: Kysely<Schema>): Promise<string[]> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some(({ name }) => name === DEFAULT_MIGRATION_TABLE)) return [];
  return await namesOfApplied(db);
}

/** @throws if the database has not had any migration */
async function namesOfApplied(db: Kysely<Schema>): Promise<string[]> {
  const rows = await db
    .withTables<{ [DEFAULT_MIGRATION_TABLE]: { name: string } }>()
    .selectFrom(DEFAULT_MIGRATION_TABLE)
    .select('name')
    .orderBy('name')
    .execute();
  return rows.map(({ name }) => name);
}
