import { expect, test } from 'vitest';
import { inDatabase } from '../testing/full-account.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { databaseFor, onPostgres } from '../testing/test-database.ts';
import { ACCOUNT_DATA } from './account-data-columns.ts';

const COLUMNS = onPostgres
  ? "select table_name || '.' || column_name as name from information_schema.columns where table_schema = 'public'"
  : "select t.name || '.' || c.name as name from sqlite_master t, pragma_table_info(t.name) c where t.type = 'table'";

test('every table and column of the database says whether it is about an account, and what becomes of it', async () => {
  const database = await databaseFor(temporaryFolder());
  await database.open();
  const there = (await database.query(COLUMNS)).map(({ name }) => String(name));
  const own = there.filter((name) => !/^(?:sqlite|kysely)/.test(name));
  const ofNobody = Object.entries(ACCOUNT_DATA).flatMap(([table, use]) => ('ofNobody' in use ? [table] : []));
  const listed = Object.entries(ACCOUNT_DATA).flatMap(([table, use]) =>
    'ofNobody' in use
      ? own.filter((name) => name.startsWith(`${inDatabase(table)}.`))
      : Object.keys(use.columns).map((column) => `${inDatabase(table)}.${inDatabase(column)}`),
  );
  expect(listed.toSorted()).toEqual(own.toSorted());
  // A table with an account's id belongs to that account.
  for (const table of ofNobody) expect(own).not.toContain(`${inDatabase(table)}.user_id`);
});

test('whatever looks like a secret is left out of the export', () => {
  for (const use of Object.values(ACCOUNT_DATA)) {
    if ('ofNobody' in use) continue;
    for (const [column, as] of Object.entries(use.columns)) {
      if (/hash|secret|sealed|mac$|key|tag|token|credentialId|details/i.test(column))
        expect(as).toHaveProperty('leftOut');
    }
  }
});
