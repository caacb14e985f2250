import { type RawBuilder, type SqlBool, sql } from 'kysely';

/** Returns the condition that no server has claimed a row of a queue at that time, in Unix milliseconds. */
export function isFree(now: number): RawBuilder<SqlBool> {
  return sql<SqlBool>`(${sql.ref('claimedUntil')} is null or ${sql.ref('claimedUntil')} <= ${now})`;
}
