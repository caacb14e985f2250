import { PostgresDialect } from 'kysely';
import pg from 'pg';
import { nameOfStatement } from './compile-once.ts';
import type { Load } from './load.ts';

/** The longest wait for a connection, in milliseconds. */
const CONNECT_MS = 5000;
/** The most connections of one server process. */
const MOST_CONNECTIONS = 10;

/**
 * Returns a Kysely dialect for PostgreSQL through `pg`. Several server processes on one database share all state,
 * limits included.
 *
 * @param url `postgres://user:password@host:port/database`, with the parameters of `pg`, such as `sslmode`
 * @param onIdleError called when a connection breaks while no query runs on it; the next query opens another
 */
export function postgresDialect(
  url: string,
  onIdleError: (error: Error) => void,
): PostgresDialect & { load(): Load } {
  const pool = new pg.Pool({
    connectionString: url,
    connectionTimeoutMillis: CONNECT_MS,
    max: MOST_CONNECTIONS,
    application_name: 'countersign',
    types: { getTypeParser },
    onConnect: keepPrepared,
  });
  pool.on('error', onIdleError);
  // A connection can also break between two queries of a transaction. Without a listener, that would end the process.
  pool.on('connect', (client) => client.on('error', onIdleError));
  return Object.assign(new PostgresDialect({ pool }), {
    load: () => ({
      busy: pool.totalCount - pool.idleCount,
      idle: pool.idleCount,
      waiting: pool.waitingCount,
    }),
  });
}

/**
 * Lets a connection keep prepared what is compiled once, so that PostgreSQL parses and plans it once. Only if the
 * connection has a backend of its own: a pooler in transaction mode, such as PgBouncer, may send each transaction to
 * another one. It also tells each client another process id than the backend's.
 */
async function keepPrepared(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  if (!('processID' in client) || rows[0]?.pid !== client.processID) return;
  const query: (config: pg.QueryConfig) => Promise<pg.QueryResult> = client.query.bind(client);
  Object.assign(client, {
    query: (text: string, values: unknown[]) => query({ text, values, name: nameOfStatement(text) }),
  });
}

/**
 * `pg` returns `bigint` as text, because not all values fit a number. Those of this schema do: milliseconds, time
 * steps, counts.
 */
function getTypeParser(oid: number, format?: 'text' | 'binary') {
  return oid === pg.types.builtins.INT8 ? safeNumber : pg.types.getTypeParser(oid, format);
}

function safeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value))
    throw new RangeError(`The database holds ${text}, which is no safe whole number.`);
  return value;
}
