import { type CompiledQuery, type Kysely, type QueryResult, type RawBuilder, sql } from 'kysely';
import type { Schema } from './schema.ts';

/** The parameters of one run of a statement. */
type Given = Record<string, string | number | null>;

/** Returns the placeholder of a parameter: `of('userId')`. */
export type Places<G extends Given> = <Name extends keyof G & string>(name: Name) => RawBuilder<G[Name]>;

/** A statement that runs on the database or in a transaction, with the parameters of this run. */
export type Statement<G extends Given, Row> = (db: Kysely<Schema>, given: G) => Promise<QueryResult<Row>>;

/** The names of all statements by their SQL. There are few, so each connection can keep all of them prepared. */
const names = new Map<string, string>();

/** Returns the name under which a statement can stay prepared; `undefined` if it is not compiled once. */
export function nameOfStatement(text: string): string | undefined {
  return names.get(text);
}

/** What compiles to a statement: a query, or SQL. */
interface Built<Row> {
  compile(db: Kysely<Schema>): CompiledQuery<Row>;
}

class Place {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

/**
 * Returns a statement that is compiled to SQL once per dialect, not on each run. With SQLite in the process, compiling
 * takes longer than running. Use it for statements of every sign-in; elsewhere it is not worth the extra code.
 *
 * @param build builds the statement, with a placeholder for each parameter
 */
export function compileOnce<G extends Given, Row>(
  build: (db: Kysely<Schema>, of: Places<G>) => Built<Row>,
): Statement<G, Row> {
  // Each transaction is a new Kysely object, but has the adapter of its database.
  const compiled = new WeakMap<object, CompiledQuery<Row>>();
  return (db, given) => {
    const dialect = db.getExecutor().adapter;
    let statement = compiled.get(dialect);
    if (!statement) {
      statement = build(db, (name) => sql`${new Place(name)}`).compile(db);
      compiled.set(dialect, statement);
      if (!names.has(statement.sql)) names.set(statement.sql, `statement_${names.size + 1}`);
    }
    const parameters = statement.parameters.map((value) =>
      value instanceof Place ? given[value.name] : value,
    );
    return db.executeQuery({ ...statement, parameters });
  };
}
