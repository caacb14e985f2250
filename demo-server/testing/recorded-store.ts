import { join } from 'node:path';
import type { DatabaseConnection, Driver } from 'kysely';
import { onTestFinished } from 'vitest';
import { postgresDialect } from '../store/postgres-dialect.ts';
import { NodeSqliteDialect } from '../store/sqlite-dialect.ts';
import { openStore, type Store } from '../store/store.ts';
import { databaseFor } from './test-database.ts';

/** A store that records what its database is asked. */
export interface RecordedStore {
  store: Store;
  /** Runs work. @returns each SQL statement in order, transactions included */
  during(work: () => Promise<unknown>): Promise<string[]>;
}

/** Opens the database of a data folder, as another process would, and records its statements. */
export async function openRecorded(data: string): Promise<RecordedStore> {
  const { databaseUrl } = (await databaseFor(data)).settings;
  const dialect =
    databaseUrl === undefined
      ? new NodeSqliteDialect(join(data, 'countersign.db'))
      : postgresDialect(databaseUrl, (error) => {
          throw error;
        });
  let statements: string[] = [];
  const createDriver = dialect.createDriver.bind(dialect);
  dialect.createDriver = () => recorded(createDriver(), (statement) => statements.push(statement));
  const store = await openStore(dialect);
  onTestFinished(() => store.close());
  return {
    store,
    async during(work) {
      statements = [];
      await work();
      return statements;
    },
  };
}

/** Returns the driver. From now on, it tells of each statement and of each transaction's beginning and end. */
function recorded(driver: Driver, tell: (statement: string) => void): Driver {
  const told = new WeakSet<DatabaseConnection>();
  const acquire = driver.acquireConnection.bind(driver);
  driver.acquireConnection = async () => {
    const connection = await acquire();
    if (told.has(connection)) return connection;
    told.add(connection);
    const execute = connection.executeQuery.bind(connection);
    connection.executeQuery = (query) => {
      tell(query.sql);
      return execute(query);
    };
    return connection;
  };
  for (const name of ['beginTransaction', 'commitTransaction'] as const) {
    const run: (...given: never[]) => Promise<void> = driver[name].bind(driver);
    driver[name] = (...given: unknown[]) => {
      tell(name);
      return run(...(given as never[]));
    };
  }
  return driver;
}
