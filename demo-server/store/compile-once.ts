import {
  type Compilable,
  type CompiledQuery,
  type Kysely,
  type QueryResult,
  type RawBuilder,
  sql,
} from 'kysely';
import type { Schema } from './schema.ts';

/** What a statement is given each time it runs. */
type Given = Record<string, string | number | null>;

/** The place of something given: `of('userId')`. */
export type Places<G extends Given> = <Name extends keyof G & string>(name: Name) => RawBuilder<G[Name]>;

/** A statement that runs on the database or in a transaction, with what it is given this time. */
export type Statement<G extends Given, Row> = (db: Kysely<Schema>, given: G) => Promise<QueryResult<Row>>;

class Place {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

/**
 * A statement that is built and turned into SQL once for each dialect, not each time: with SQLite in the process, that
 * takes longer than running it. For those that every second step runs, and worth its words nowhere else.
 *
 * @param build the statement, with a place for all that differs from one run to the next
 */
export function compileOnce<G extends Given, Row>(
  build: (db: Kysely<Schema>, of: Places<G>) => Compilable<Row>,
): Statement<G, Row> {
  // A transaction is another Kysely each time, with the adapter of the database it runs on.
  const compiled = new WeakMap<object, CompiledQuery<Row>>();
  return (db, given) => {
    const dialect = db.getExecutor().adapter;
    let statement = compiled.get(dialect);
    if (!statement) {
      statement = build(db, (name) => sql`${new Place(name)}`).compile();
      compiled.set(dialect, statement);
    }
    const parameters = statement.parameters.map((value) =>
      value instanceof Place ? given[value.name] : value,
    );
    return db.executeQuery({ ...statement, parameters });
  };
}
