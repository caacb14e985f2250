import {
  type DatabaseIntrospector,
  type Dialect,
  type Driver,
  type Kysely,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import type { Load } from './load.ts';
import { NodeSqliteDriver } from './sqlite-driver.ts';

/** Kysely for Node's own SQLite, which needs no native package. */
export class NodeSqliteDialect implements Dialect {
  readonly #driver: NodeSqliteDriver;

  /** @param path the file; created if it does not exist */
  constructor(path: string) {
    this.#driver = new NodeSqliteDriver(path);
  }

  load(): Load {
    return this.#driver.load();
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
  /** The driver shares the connection itself, and knows better than Kysely's lock when a transaction ends. */
  override get supportsMultipleConnections(): boolean {
    return true;
  }

  /** SQLite also rolls back schema changes, so a migration that fails half-way leaves no trace. */
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}
