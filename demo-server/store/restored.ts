import { DatabaseSync } from 'node:sqlite';
import { type Kysely, sql } from 'kysely';
import type { Schema } from './schema.ts';
import { StoreError } from './store-error.ts';
import { columnName, TABLES } from './tables.ts';

/** What a restore does with all accounts. */
export interface RestoredStore {
  /**
   * Copies all rows of an SQLite file with the same schema into this database. For a transaction.
   *
   * @returns the number of rows
   * @throws StoreError if this database is not empty
   */
  fillFrom(path: string): Promise<number>;
  userIds(): Promise<string[]>;
  /**
   * Ends what waits, belongs to no account's credential epoch, and may have happened since the backup: requests for
   * links, passkey challenges of browsers without a session, and mail.
   */
  endWaiting(now: number): Promise<void>;
  /** Counts every time step up to this one as used, so that no code that was valid until now works again. */
  spendSteps(step: number): Promise<void>;
}

/** Rows per statement: with the widest table, far below the most parameters of both databases. */
const BATCH = 100;
/** Tables that a server fills when it starts, before anyone has used it. */
const FILLED_AT_START: ReadonlySet<string> = new Set(['sealingKeys', 'throttles']);

export function restoredStore(db: Kysely<Schema>): RestoredStore {
  return {
    async fillFrom(path) {
      for (const table of TABLES) {
        if (FILLED_AT_START.has(table)) await db.deleteFrom(table).execute();
        else if (await db.selectFrom(table).select(sql.lit(1).as('one')).limit(1).executeTakeFirst())
          throw notEmpty(columnName(table));
      }
      const file = new DatabaseSync(path, { readOnly: true });
      try {
        let copied = 0;
        for (const table of TABLES.map(columnName)) copied += await copyTable(db, file, table);
        return copied;
      } finally {
        file.close();
      }
    },
    async userIds() {
      const rows = await db.selectFrom('users').select('id').execute();
      return rows.map(({ id }) => id);
    },
    async endWaiting(now) {
      await db.deleteFrom('mailRequests').execute();
      await db.deleteFrom('recoveryAsks').execute();
      await db.deleteFrom('mailDecoys').execute();
      await db.deleteFrom('passkeyChallenges').execute();
      await db
        .updateTable('outbox')
        .set({
          state: 'failed',
          settledAt: now,
          claimedUntil: null,
          sealedDetails: null,
          lastError: 'It was waiting when the backup was made, so it may have been sent already.',
        })
        .where('state', '=', 'waiting')
        .execute();
    },
    async spendSteps(step) {
      await db
        .updateTable('verifications')
        .set({ lastUsedStep: step })
        .where('lastUsedStep', '<', step)
        .execute();
    },
  };
}

async function copyTable(db: Kysely<Schema>, file: DatabaseSync, table: string): Promise<number> {
  const plain = db.withoutPlugins();
  let copied = 0;
  let batch: ReturnType<typeof Object.values>[] = [];
  const statement = file.prepare(`select * from "${table}"`);
  const columns = statement.columns().map(({ name }) => sql.id(name));
  const insert = async () => {
    if (batch.length === 0) return;
    const rows = batch.map((values) => sql`(${sql.join(values)})`);
    await sql`insert into ${sql.id(table)} (${sql.join(columns)}) values ${sql.join(rows)}`.execute(plain);
    copied += batch.length;
    batch = [];
  };
  for (const row of statement.iterate()) {
    batch.push(Object.values(row));
    if (batch.length === BATCH) await insert();
  }
  await insert();
  return copied;
}

function notEmpty(table: string): StoreError {
  return new StoreError(
    `The database is not empty (there are rows in ${table}), and a restore never overwrites anything. ` +
      'Choose an empty data folder with --data, or an empty database with DATABASE_URL. Nothing was changed.',
  );
}
