/** SQLite's primary result codes that have nothing to do with the statement: the file, its disk or another process. */
const SQLITE = new Set([
  5, // SQLITE_BUSY
  8, // SQLITE_READONLY
  10, // SQLITE_IOERR
  11, // SQLITE_CORRUPT
  13, // SQLITE_FULL
  14, // SQLITE_CANTOPEN
  26, // SQLITE_NOTADB
]);

/**
 * SQLSTATEs of PostgreSQL (its Appendix A) that have nothing to do with the statement: connection exceptions, too few
 * resources (a full disk, too many connections), a read-only stand-by, a database that lets nobody in, operator
 * intervention, system errors.
 */
const SQLSTATE = /^(?:08...|53...|25006|28...|3D000|55000|57P0[1-5]|58...)$/;

/** Node's codes for connections that fail. */
const NETWORK =
  /^(?:ECONNREFUSED|ECONNRESET|ECONNABORTED|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ENOENT|ENOSPC|EIO)$/;

/** What `pg` says without a code when a connection ends or none is free in time. */
const PG_SAYS = /^(?:Connection terminated|timeout exceeded when trying to connect|Client has encountered)/;

/** A transaction that the database ended because of another one's error. */
export class TransactionEnded extends Error {
  override name = 'TransactionEnded';
}

/**
 * Returns whether an error means that the database cannot be used right now: it is down, unreachable, read-only, or its
 * disk is full. Then a later attempt may succeed, and no request is at fault.
 */
export function isUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof TransactionEnded || PG_SAYS.test(error.message)) return true;
  if (error instanceof AggregateError) return error.errors.some(isUnavailable);
  if ('errcode' in error && SQLITE.has(Number(error.errcode) & 0xff)) return true;
  const code = 'code' in error ? String(error.code) : '';
  return SQLSTATE.test(code) || NETWORK.test(code) || isUnavailable(error.cause);
}
