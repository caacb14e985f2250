import { type Kysely, type RawBuilder, sql } from 'kysely';
import { compileOnce, type Places, type Statement } from './compile-once.ts';
import type { Schema } from './schema.ts';

/** A table whose rows have a number that grows within their owner. Clocks decide nothing. */
export interface Sequenced {
  table: 'sessions' | 'trustedDevices' | 'knownNetworks' | 'passkeyChallenges';
  id: 'id' | 'challengeHash';
  /** The column of the owner, a user or a session. */
  owner: 'userId' | 'sessionId';
}

export const SESSIONS = { table: 'sessions', id: 'id', owner: 'userId' } as const satisfies Sequenced;
export const DEVICES = { table: 'trustedDevices', id: 'id', owner: 'userId' } as const satisfies Sequenced;
export const NETWORKS = { table: 'knownNetworks', id: 'id', owner: 'userId' } as const satisfies Sequenced;
export const CHALLENGES = {
  table: 'passkeyChallenges',
  id: 'challengeHash',
  owner: 'sessionId',
} as const satisfies Sequenced;

/**
 * Returns the number of the next row of an owner, as an expression for its insert. Rows that are written at the same
 * moment may get the same number.
 */
export function nextIn(
  { table, owner }: Sequenced,
  ownerId: RawBuilder<string> | string | null,
): RawBuilder<number> {
  return sql<number>`(select coalesce(max(sequence), 0) + 1 from ${sql.table(table)} where ${sql.ref(owner)} = ${ownerId})`;
}

/**
 * Removes the oldest rows of an owner until only so many are left, by their number: a clock that was set back does not
 * make the newest row the oldest.
 *
 * @param kind only rows with this value in the column `kind`
 */
export async function keepNewest(
  db: Kysely<Schema>,
  of: Sequenced,
  ownerId: string,
  most: number,
  kind?: string,
): Promise<void> {
  const statements = kind === undefined ? keepingNewest : keepingNewestOfKind;
  const statement = statements.get(of.table) ?? compileKeepNewest(of, kind !== undefined);
  statements.set(of.table, statement);
  await statement(db, { ownerId, most, kind: kind ?? null });
}

type Kept = { ownerId: string; most: number; kind: string | null };
type Statements = Map<Sequenced['table'], Statement<Kept, unknown>>;

const keepingNewest: Statements = new Map();
const keepingNewestOfKind: Statements = new Map();

function compileKeepNewest({ table, id, owner }: Sequenced, isOfKind: boolean): Statement<Kept, unknown> {
  return compileOnce((_db, of: Places<Kept>) => {
    const kind = isOfKind ? sql` and kind = ${of('kind')}` : sql``;
    const which = sql`${sql.ref(owner)} = ${of('ownerId')}${kind}`;
    // The newest row that is too many, if there is one: a list of those that stay takes five times as long.
    return sql`delete from ${sql.table(table)} where ${which} and (sequence, ${sql.ref(id)}) <= (
      select sequence, ${sql.ref(id)} from ${sql.table(table)} where ${which}
      order by sequence desc, ${sql.ref(id)} desc limit 1 offset ${of('most')}
    )`;
  });
}
