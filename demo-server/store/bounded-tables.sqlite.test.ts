import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { openDatabase } from './open-database.ts';

const SECURITY = new URL('../../SECURITY.md', import.meta.url);

test('SECURITY.md says of every table what bounds it', async () => {
  const path = join(temporaryFolder(), 'tables.db');
  const store = await openDatabase({ path }, () => undefined);
  await store.close();
  const database = new DatabaseSync(path);
  onTestFinished(() => database.close());
  const rows = database.prepare("select name from sqlite_master where type = 'table'").all();
  const tables = rows.map(({ name }) => String(name)).filter((name) => !/^(?:sqlite|kysely)_/.test(name));

  const [, section = ''] = readFileSync(SECURITY, 'utf8').split('## What bounds each table');
  const [table = ''] = section.split('\n## ');
  const listed = [...table.matchAll(/^\| ((?:`\w+`(?:, )?)+) \|/gm)].flatMap(([, names = '']) =>
    [...names.matchAll(/`(\w+)`/g)].map(([, name]) => name),
  );
  expect(listed.toSorted()).toEqual(tables.toSorted());
});
