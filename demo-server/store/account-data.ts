import { type ExpressionBuilder, type Kysely, sql } from 'kysely';
import { HOUR } from '../../shared/durations.ts';
import { ACCOUNT_DATA, type Column, type TableUse } from './account-data-columns.ts';
import type { Schema } from './schema.ts';

/** A row of the export, with its names and in its forms. */
export type AccountDataRow = Record<string, unknown>;

/** The message that says that an account was deleted. It outlives the other rows, because it must still be sent. */
export const LAST_MESSAGE = 'account-deleted';

export interface AccountDataStore {
  /**
   * Returns what is stored about an account, by the names of the export: lists of rows, oldest first. Reads no
   * column that is left out. Of the security activity, returns only the newest rows; those of staff are without network
   * and browser.
   *
   * @param mostEvents the greatest number of rows of the security activity
   */
  of(userId: string, mostEvents: number): Promise<Record<string, AccountDataRow[]>>;
  /**
   * Deletes some rows of an account that has ended, and removes what names a person from those that are kept. The last
   * message stays until an hour after it was delivered or given up.
   *
   * @param most the greatest number of rows
   * @param now Unix milliseconds
   * @returns how many rows; 0 when nothing is left to do now
   */
  eraseSome(userId: string, most: number, now: number): Promise<number>;
}

type AccountTable = Extract<TableUse, { list: unknown }> & { name: keyof Schema };

const TABLES = Object.entries(ACCOUNT_DATA).flatMap<AccountTable>(([name, use]) =>
  'ofNobody' in use ? [] : [{ ...(use as unknown as AccountTable), name: name as keyof Schema }],
);

export function accountDataStore(db: Kysely<Schema>): AccountDataStore {
  /** Chooses the rows of an account. The tables are data here, so the compiler cannot follow the columns. */
  const rowsOf = ({ name, belongsBy, to }: AccountTable, userId: string) => {
    const rows = db.selectFrom(name as 'sessions');
    const by = belongsBy as 'userId';
    if (to === undefined) return rows.where(by, '=', userId);
    const parents = db
      .selectFrom(to as 'sessions')
      .select('id')
      .where('userId', '=', userId);
    return rows.where(by, 'in', parents);
  };
  const eraseRows = async (table: AccountTable, userId: string, most: number, now: number) => {
    const key = (table.key ?? 'id') as 'id';
    let rows = rowsOf(table, userId).select(key).limit(most);
    if (table.name === 'outbox') rows = rows.where(isNotLastMessage(now) as never);
    const { numDeletedRows } = await db
      .deleteFrom(table.name as 'sessions')
      .where(key, 'in', rows)
      .executeTakeFirstOrThrow();
    return Number(numDeletedRows);
  };
  /** Removes networks, browsers and sessions from what the account did, to itself and to others. */
  const blurEvents = async (userId: string, most: number) => {
    const rows = db
      .selectFrom('auditEvents')
      .select('id')
      .where(({ or, and, eb }) =>
        or([and([eb('userId', '=', userId), eb('actorId', 'is', null)]), eb('actorId', '=', userId)]),
      )
      .where(({ or, eb }) =>
        or([eb('address', 'is not', null), eb('userAgent', 'is not', null), eb('sessionId', 'is not', null)]),
      )
      .limit(most);
    const { numUpdatedRows } = await db
      .updateTable('auditEvents')
      .set({ address: null, userAgent: null, sessionId: null })
      .where('id', 'in', rows)
      .executeTakeFirstOrThrow();
    return Number(numUpdatedRows);
  };
  /** Deletes the counts of attempts with the account's id in their key. */
  const eraseThrottles = async (userId: string, most: number) => {
    const keys = db.selectFrom('throttles').select('key').where('key', 'like', `%${userId}%`).limit(most);
    const { numDeletedRows } = await db
      .deleteFrom('throttles')
      .where('key', 'in', keys)
      .executeTakeFirstOrThrow();
    return Number(numDeletedRows);
  };
  const eventsOf = async (columns: Record<string, Column>, userId: string, most: number) => {
    const rows = await db
      .selectFrom('auditEvents')
      .selectAll()
      .where('userId', '=', userId)
      .orderBy('at', 'desc')
      .orderBy('id', 'desc')
      .limit(most)
      .execute();
    return rows.reverse().map((row) => {
      const isTheirs = row.actorId === null;
      const seen = isTheirs ? row : { ...row, address: null, userAgent: null };
      return { ...exported(columns, seen), byStaff: !isTheirs };
    });
  };
  return {
    async of(userId, mostEvents) {
      const lists: Record<string, AccountDataRow[]> = {};
      for (const table of TABLES) {
        const { name, list, columns } = table;
        if (list === null) continue;
        if (name === 'auditEvents') {
          lists[list] = await eventsOf(columns, userId, mostEvents);
          continue;
        }
        const wanted = Object.keys(columns).filter((column) => 'name' in (columns[column] ?? {}));
        const order = ['createdAt', 'openedAt', 'sentAt', 'at'].find((column) => column in columns);
        const rows = await rowsOf(table, userId)
          .select(wanted as 'id'[])
          .orderBy((order ?? table.key ?? 'id') as 'id')
          .execute();
        lists[list] = rows.map((row) => exported(columns, row));
      }
      return lists;
    },
    async eraseSome(userId, most, now) {
      const gone = TABLES.filter(({ name, atEnd }) => atEnd === 'deleted' && name !== 'users');
      // Rows that belong to other rows first, so that each step deletes no more than it counts.
      gone.sort((one, other) => Number(other.to !== undefined) - Number(one.to !== undefined));
      let done = 0;
      for (const table of gone) if (done < most) done += await eraseRows(table, userId, most - done, now);
      if (done < most) done += await blurEvents(userId, most - done);
      return done < most ? done + (await eraseThrottles(userId, most - done)) : done;
    },
  };
}

function isNotLastMessage(now: number) {
  return ({ or, and, eb }: ExpressionBuilder<Schema, 'outbox'>) =>
    or([
      eb('kind', '!=', LAST_MESSAGE),
      and([eb('state', '!=', 'waiting'), eb(sql<number>`coalesce(settled_at, 0)`, '<', now - HOUR)]),
    ]);
}

function exported(columns: Record<string, Column>, row: Record<string, unknown>): AccountDataRow {
  return Object.fromEntries(
    Object.entries(columns).flatMap(([column, as]) =>
      'leftOut' in as ? [] : [[as.name, inForm(as.form, row[column])]],
    ),
  );
}

function inForm(form: Extract<Column, { form: unknown }>['form'], value: unknown): unknown {
  if (value === null || value === undefined) return null;
  switch (form) {
    case 'as-is':
      return value;
    case 'time':
      return new Date(Number(value)).toISOString();
    case 'flag':
      return value === 1;
    case 'json':
      return JSON.parse(String(value));
  }
}
