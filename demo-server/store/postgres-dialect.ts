import { Semaphore, withTimeout } from 'async-mutex';
import { PostgresDialect } from 'kysely';
import pg from 'pg';
import { MINUTE } from '../../shared/durations.ts';
import { nameOfStatement } from './compile-once.ts';
import type { WatchedDialect } from './watched-dialect.ts';

/** The longest wait for a connection, and for the place of a transaction, in milliseconds. */
const CONNECT_MS = 5000;
/**
 * How long a connection without work is kept, in milliseconds. Long enough for the next wave of requests: a new one costs
 * a process of PostgreSQL, and plans for all statements.
 */
const IDLE_MS = 5 * MINUTE;
/** From when on the network is told that a silent connection is still in use, in milliseconds: some forget it. */
const KEEP_ALIVE_MS = MINUTE;
/** The most transactions of one server process at the same time. */
const MOST_TRANSACTIONS = 10;
/**
 * The most connections of one server process. Those beyond the transactions' are for single statements, such as reading a
 * session: they take a moment, and must not wait behind a crowd that signs in.
 */
export const MOST_CONNECTIONS = MOST_TRANSACTIONS + 3;

/**
 * Returns a Kysely dialect for PostgreSQL through `pg`. Several server processes on one database share all state,
 * limits included.
 *
 * @param url `postgres://user:password@host:port/database`, with the parameters of `pg`, such as `sslmode`
 * @param onIdleError called when a connection breaks while no query runs on it; the next query opens another
 * @param Client the class of its connections
 */
export function postgresDialect(
  url: string,
  onIdleError: (error: Error) => void,
  Client: typeof pg.Client = pg.Client,
): PostgresDialect & Required<Pick<WatchedDialect, 'load' | 'inTurn'>> {
  const pool = new pg.Pool({
    connectionString: url,
    connectionTimeoutMillis: CONNECT_MS,
    max: MOST_CONNECTIONS,
    idleTimeoutMillis: IDLE_MS,
    keepAlive: true,
    keepAliveInitialDelayMillis: KEEP_ALIVE_MS,
    application_name: 'countersign',
    types: { getTypeParser },
    Client,
    onConnect: adapt,
    // Statements do not wait for the results of those before them. The store decides which may.
    pipeline: true,
  });
  pool.on('error', onIdleError);
  // A connection can also break between two queries of a transaction. Without a listener, that would end the process.
  pool.on('connect', (client) => client.on('error', onIdleError));
  const places = withTimeout(new Semaphore(MOST_TRANSACTIONS), CONNECT_MS, noPlaceInTime());
  let waiting = 0;
  return Object.assign(new PostgresDialect({ pool }), {
    async inTurn<T>(transaction: () => Promise<T>): Promise<T> {
      waiting += 1;
      const [, leave] = await places.acquire().finally(() => {
        waiting -= 1;
      });
      return transaction().finally(leave);
    },
    load: () => ({
      busy: pool.totalCount - pool.idleCount,
      idle: pool.idleCount,
      waiting: pool.waitingCount + waiting,
    }),
  });
}

/**
 * Prepares a new connection for Kysely, in two ways.
 *
 * What is compiled once stays prepared, so that PostgreSQL parses and plans it once. Only if the connection has a backend
 * of its own: a pooler in transaction mode, such as PgBouncer, may send each transaction to another one. It also tells
 * each client another process id than the backend's.
 *
 * The beginning of a transaction goes out with its first statement, which then also reports if it failed.
 */
async function adapt(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  const keepsPrepared = 'processID' in client && rows[0]?.pid === client.processID;
  // A plan that is kept was made for the rows of its day. In a table whose rows come and go, such as `throttles`, reading
  // all of it was right then, and later reads thousands of dead rows for one. Where there is no index, PostgreSQL then
  // takes a read of all rows for very costly and would compile it first (`jit`), which takes longer than to read them.
  if (keepsPrepared) await client.query('set enable_seqscan = off; set jit = off');
  const query: (config: pg.QueryConfig) => Promise<pg.QueryResult> = client.query.bind(client);
  const send = (text: string, values: unknown[]) =>
    query({ text, values, ...(keepsPrepared && { name: nameOfStatement(text) }) });
  let begun: Promise<unknown> | undefined;
  Object.assign(client, {
    query(text: string, values: unknown[]) {
      const sent = send(text, values);
      if (BEGINS.test(text)) {
        begun = sent;
        // The statements after it wait for it, too.
        sent.catch(() => undefined);
        return Promise.resolve(BEGUN);
      }
      const result = begun ? afterBegin(begun, sent) : sent;
      if (ENDS.test(text)) begun = undefined;
      return result;
    },
  });
}

/** The database counts as unavailable then, as when no connection is free in time. */
function noPlaceInTime(): Error {
  return Object.assign(new Error('No transaction could begin in time.'), { code: 'ETIMEDOUT' });
}

/** The first and the last statement of a transaction, as Kysely writes them. */
const BEGINS = /^(?:begin|start transaction)/;
const ENDS = /^(?:commit|rollback)$/;
const BEGUN = { command: 'BEGIN', rowCount: null, rows: [] };

async function afterBegin<T>(begun: Promise<unknown>, sent: Promise<T>): Promise<T> {
  const [, result] = await Promise.all([begun, sent]);
  return result;
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
