import { PostgresDialect } from 'kysely';
import pg from 'pg';

/** How long a request may wait for a connection, in milliseconds, before it fails. */
const CONNECT_MS = 5000;
/** Connections of one server process. */
const MOST_CONNECTIONS = 10;

/**
 * Kysely over PostgreSQL, through `pg`. Several server processes on one database share all state, limits included.
 *
 * @param url `postgres://user:password@host:port/database`, with the parameters `pg` knows, such as `sslmode`
 * @param onIdleError told when a connection that nobody uses breaks off; the next query opens another
 */
export function postgresDialect(url: string, onIdleError: (error: Error) => void): PostgresDialect {
  const pool = new pg.Pool({
    connectionString: url,
    connectionTimeoutMillis: CONNECT_MS,
    max: MOST_CONNECTIONS,
    application_name: 'countersign',
    types: { getTypeParser },
  });
  pool.on('error', onIdleError);
  return new PostgresDialect({ pool });
}

/** `bigint` arrives as text, since not all of them fit a number. The schema's do: milliseconds, time steps, counts. */
function getTypeParser(oid: number, format?: 'text' | 'binary') {
  return oid === pg.types.builtins.INT8 ? safeNumber : pg.types.getTypeParser(oid, format);
}

function safeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value))
    throw new RangeError(`The database holds ${text}, which is no safe whole number.`);
  return value;
}
