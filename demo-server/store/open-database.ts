import { postgresDialect } from './postgres-dialect.ts';
import { NodeSqliteDialect } from './sqlite-dialect.ts';
import { openStore, type Store } from './store.ts';
import { StoreError } from './store-error.ts';

/** Which database: a file of SQLite, or a PostgreSQL at an address. */
export type DatabaseLocation = { path: string } | { url: string };

/**
 * Opens the database, made or brought up to date first.
 *
 * @param onConnectionError told of a connection to PostgreSQL that broke off while nobody used it
 * @throws StoreError one sentence for the person who starts the server; never the address, which may hold a password
 */
export async function openDatabase(
  location: DatabaseLocation,
  onConnectionError: (error: Error) => void,
): Promise<Store> {
  try {
    return await openStore(
      'url' in location
        ? postgresDialect(location.url, onConnectionError)
        : new NodeSqliteDialect(location.path),
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

/** PostgreSQL's own sentence, or the network's code: several addresses tried in vain come as one error without words. */
function whyNotConnected(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? String(error.code) : '';
  return error.message || code;
}
