import type pg from 'pg';
import { postgresDialect } from './postgres-dialect.ts';
import { NodeSqliteDialect } from './sqlite-dialect.ts';
import { openStore, type Store, type StoreWatch } from './store.ts';
import { StoreError } from './store-error.ts';

/** The class of connections to PostgreSQL. */
export type PostgresClient = typeof pg.Client;

/** A database: an SQLite file, or PostgreSQL at a URL. */
export type DatabaseLocation = { path: string } | { url: string; Client?: PostgresClient };

/**
 * Opens the database, and creates or migrates it first.
 *
 * @param onConnectionError called when an idle connection to PostgreSQL breaks
 * @throws StoreError with one sentence for the person who starts the server; never with the URL, which may contain a
 * password
 */
export async function openDatabase(
  location: DatabaseLocation,
  onConnectionError: (error: Error) => void,
  watch: StoreWatch = {},
): Promise<Store> {
  try {
    return await openStore(
      'url' in location
        ? postgresDialect(location.url, onConnectionError, location.Client)
        : new NodeSqliteDialect(location.path),
      watch,
    );
  } catch (error) {
    if (error instanceof StoreError) throw error;
    throw new StoreError(sentence(location, error), { cause: error });
  }
}

function sentence(location: DatabaseLocation, error: unknown): string {
  if ('url' in location) {
    return (
      `The PostgreSQL database in DATABASE_URL cannot be used (${whyNotConnected(error)}). ` +
      'Start it, or correct DATABASE_URL. Without that variable, the server uses its own file.'
    );
  }
  const why = error instanceof Error ? error.message : String(error);
  return (
    `The database ${location.path} cannot be opened (${why}). Restore it from a backup, or choose another data folder ` +
    'with --data. The file was not changed.'
  );
}

/**
 * Returns PostgreSQL's own sentence, or the network's error code. If several addresses failed, the error has no message
 * of its own.
 */
function whyNotConnected(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? String(error.code) : '';
  return error.message || code;
}
