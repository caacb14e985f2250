import { type Insertable, type Kysely, sql } from 'kysely';
import type { Schema } from './schema.ts';

/**
 * Inserts a row if the row that it belongs to exists. One statement does both, so that its work is the same in both
 * cases.
 *
 * @param owner the table and id of the other row
 */
export async function insertIfThere<Table extends keyof Schema & string>(
  db: Kysely<Schema>,
  table: Table,
  row: Insertable<Schema[Table]>,
  [owners, id]: readonly ['users' | 'recoveries', string],
): Promise<void> {
  const columns = Object.keys(row);
  await sql`
    insert into ${sql.table(table)} (${sql.join(columns.map((name) => sql.ref(name)))})
    select ${sql.join(Object.values(row))} from ${sql.table(owners)} where id = ${id}
  `.execute(db);
}
