import {
  type DatabaseIntrospector,
  type Dialect,
  type Driver,
  type Kysely,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import { NodeSqliteDriver } from './sqlite-driver.ts';

/** Kysely over Node's own SQLite: no native package to build. */
export class NodeSqliteDialect implements Dialect {
  readonly #driver: Driver;

  /** @param path a file, made when it does not exist */
  constructor(path: string) {
    this.#driver = new NodeSqliteDriver(path);
  }

  createDriver(): Driver {
    return this.#driver;
  }

  createQueryCompiler(): SqliteQueryCompiler {
    return new SqliteQueryCompiler();
  }

  createAdapter(): SqliteAdapter {
    return new NodeSqliteAdapter();
  }

  createIntrospector(db: Kysely<unknown>): DatabaseIntrospector {
    return new SqliteIntrospector(db);
  }
}

class NodeSqliteAdapter extends SqliteAdapter {
  /** The driver lets them take turns, and knows better than Kysely's lock when one is over. */
  override get supportsMultipleConnections(): boolean {
    return true;
  }

  /** SQLite rolls schema changes back like any other, so a migration that fails half-way leaves nothing behind. */
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}
