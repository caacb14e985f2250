import { createHash } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import { CamelCasePlugin, Kysely } from 'kysely';
import type { KeyRing } from '../../keys/key-ring.ts';
import { migrate, unknownMigrations } from '../migrate.ts';
import { migrations } from '../migrations/index.ts';
import type { DatabaseLocation } from '../open-database.ts';
import type { Schema } from '../schema.ts';
import { NodeSqliteDialect } from '../sqlite-dialect.ts';
import { StoreError } from '../store-error.ts';
import { columnName, NOT_IN_BACKUPS } from '../tables.ts';
import { inSnapshot, type Snapshot } from './snapshot.ts';

/**
 * The backup format: an SQLite file with the tables of the server's schema and one more, `countersign_backup`, whose
 * only row describes the others. It is the same for both databases. See docs/backup.md.
 */
const FORMAT = 1;
const MANIFEST = 'countersign_backup';
/** Tables that are empty in every backup. */
const LEFT_OUT: ReadonlySet<string> = new Set(NOT_IN_BACKUPS.map(columnName));

/** A key of the key ring, without the key: see KeyRing.fingerprint. */
export interface NamedKey {
  id: string;
  fingerprint: string;
}

/** What a backup says about itself. */
export interface Manifest {
  format: number;
  /** Unix milliseconds. */
  takenAt: number;
  /** The last migration that the database had. */
  schema: string;
  /** The number of rows by table. */
  counts: Readonly<Record<string, number>>;
  /** The keys that its sealed values need; the last one also sealed the manifest. */
  keys: readonly NamedKey[];
}

/**
 * Writes everything in a database to a file, as it is at one moment. The file must be empty.
 *
 * @throws StoreError
 */
export async function writeBackup(
  location: DatabaseLocation,
  path: string,
  keys: KeyRing,
  takenAt: number,
): Promise<void> {
  await inSnapshot(location, async (snapshot) => {
    const unknown = unknownMigrations(snapshot.migrations);
    if (unknown.length > 0) {
      throw new StoreError(
        `A newer version of this server has used the database (it contains “${unknown.join('”, “')}”). ` +
          'Make the backup with that version.',
      );
    }
    await createTables(path, snapshot.migrations);
    const database = new DatabaseSync(path);
    try {
      // One file without side files. The order of tables must not matter while rows arrive.
      database.exec('pragma journal_mode = delete; pragma foreign_keys = off; begin');
      const counts: Record<string, number> = {};
      for (const table of tablesOf(database))
        counts[table] = LEFT_OUT.has(table) ? 0 : await copyTable(database, table, snapshot);
      const manifest = {
        format: FORMAT,
        takenAt,
        schema: snapshot.migrations.at(-1) ?? '',
        counts,
        keys: keysOf(database, keys),
      };
      database.exec(`create table ${MANIFEST} (manifest text not null, mac text not null)`);
      const text = JSON.stringify(manifest);
      const mac = keys.mac(digestOf(database, text), PLACE);
      database.prepare(`insert into ${MANIFEST} values (?, ?)`).run(text, mac);
      database.exec('commit');
    } finally {
      database.close();
    }
  });
}

/** Which place the seal of a manifest belongs to. */
const PLACE = { purpose: 'backup', userId: '', rowId: '' } as const;

/** Creates the tables as they are after these migrations. */
async function createTables(path: string, applied: readonly string[]): Promise<void> {
  const db = new Kysely<Schema>({ dialect: new NodeSqliteDialect(path), plugins: [new CamelCasePlugin()] });
  try {
    const known = Object.entries(migrations).filter(([name]) => applied.includes(name));
    await migrate(db, Object.fromEntries(known));
  } finally {
    await db.destroy();
  }
}

/** @returns the number of rows, which is that of the snapshot */
async function copyTable(database: DatabaseSync, table: string, snapshot: Snapshot): Promise<number> {
  let copied = 0;
  for await (const batch of snapshot.rows(table)) {
    const columns = Object.keys(batch[0] ?? {});
    const insert = database.prepare(
      `insert into "${table}" (${columns.map((name) => `"${name}"`).join(', ')}) values (${columns.map(() => '?').join(', ')})`,
    );
    for (const row of batch) insert.run(...columns.map((name) => row[name] ?? null));
    copied += batch.length;
  }
  const expected = await snapshot.count(table);
  if (copied !== expected)
    throw new StoreError(`Only ${copied} of ${expected} rows of the table ${table} were written.`);
  return copied;
}

/** The keys that the database has used, then the one that seals the manifest. */
function keysOf(database: DatabaseSync, keys: KeyRing): NamedKey[] {
  const { currentId } = keys;
  const current = { id: currentId, fingerprint: keys.fingerprint(currentId) ?? '' };
  // The table is not there in the very first version.
  if (!tablesOf(database).includes('sealing_keys')) return [current];
  const used = database.prepare('select id, fingerprint from sealing_keys order by id').all();
  return [
    ...used
      .map(({ id, fingerprint }) => ({ id: String(id), fingerprint: String(fingerprint) }))
      .filter(({ id }) => id !== currentId),
    current,
  ];
}

/**
 * Checks that a file is a whole backup that nobody has changed, without changing it.
 *
 * @param name how the person called the file
 * @param keys the keys that are there, and where they are from, for the sentence
 * @throws StoreError
 */
export function checkBackup(
  path: string,
  name: string,
  { ring, from }: { ring: KeyRing | undefined; from: string },
): Manifest {
  return withFile(path, name, (database) => {
    const [integrity] = database.prepare('pragma integrity_check(1)').all();
    if (integrity?.integrity_check !== 'ok') throw damaged(name);
    if (!tablesOf(database, true).includes(MANIFEST)) {
      throw new StoreError(
        `${name} is a database, but not a backup. Make one with “npm run server -- backup FILE”. Nothing was changed.`,
      );
    }
    const row = database.prepare(`select manifest, mac from ${MANIFEST}`).get();
    const text = String(row?.manifest);
    const manifest: Manifest = JSON.parse(text);
    if (manifest.format > FORMAT || unknownMigrations([manifest.schema]).length > 0) {
      throw new StoreError(
        `${name} was made by a newer version of this server (${manifest.schema}). Restore it with that version. ` +
          'Nothing was changed.',
      );
    }
    for (const { id, fingerprint } of manifest.keys) assertKey(ring, from, id, fingerprint, name);
    if (database.prepare('pragma foreign_key_check').all().length > 0) throw damaged(name);
    for (const [table, count] of Object.entries(manifest.counts)) {
      const found = database.prepare(`select count(*) as count from "${table}"`).get();
      if (found?.count !== count) throw damaged(name);
    }
    if (!ring?.isMacOf(String(row?.mac), digestOf(database, text), PLACE)) throw damaged(name);
    return manifest;
  });
}

/** @throws StoreError if a key that the backup needs is not in the ring, or another one has its id */
function assertKey(
  ring: KeyRing | undefined,
  from: string,
  id: string,
  fingerprint: string,
  name: string,
): void {
  if (ring?.fingerprint(id) === fingerprint) return;
  const needed = `${name} needs the key “${id}” with the fingerprint ${shortFingerprint(fingerprint)}`;
  const what = ring?.has(id) ? `another key “${id}” is in ${from}` : `it is not in ${from}`;
  throw new StoreError(
    `${needed}, and ${what}. Put the keys that belong to the backup there. Nothing was changed.`,
  );
}

/** Returns as much of a fingerprint as people need to compare. */
export function shortFingerprint(fingerprint: string): string {
  return fingerprint.slice(0, 16);
}

/** Runs work on a file. SQLite's own errors mean that it is no database, cut, or damaged. */
function withFile<T>(path: string, name: string, work: (database: DatabaseSync) => T): T {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(path, { readOnly: true });
    return work(database);
  } catch (error) {
    if (error instanceof StoreError) throw error;
    throw damaged(name, error);
  } finally {
    database?.close();
  }
}

function damaged(name: string, cause?: unknown): StoreError {
  return new StoreError(
    `${name} is not a whole backup: it is another kind of file, incomplete, damaged, or was changed after it was made. ` +
      'Use another one. Nothing was changed.',
    { cause },
  );
}

function tablesOf(database: DatabaseSync, withManifest = false): string[] {
  const rows = database.prepare("select name from sqlite_master where type = 'table' order by name").all();
  return rows
    .map(({ name }) => String(name))
    .filter((name) => !/^(?:sqlite|kysely)_/.test(name) && (withManifest || name !== MANIFEST));
}

/** Returns a digest of the manifest, the schema and all rows, in hex. A single changed bit changes it. */
function digestOf(database: DatabaseSync, manifest: string): string {
  const hash = createHash('sha256').update(manifest);
  const add = (sql: string) => {
    for (const row of database.prepare(sql).iterate()) hash.update(`\n${JSON.stringify(Object.values(row))}`);
  };
  // The schema, because triggers would run during the restore.
  add('select type, name, tbl_name, sql from sqlite_master order by type, name');
  add('select * from kysely_migration order by name');
  for (const table of tablesOf(database)) {
    hash.update(`\n${table}`);
    add(`select * from "${table}" order by rowid`);
  }
  return hash.digest('hex');
}
