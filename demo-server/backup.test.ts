import {
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { CamelCasePlugin, Kysely, sql } from 'kysely';
import { expect, test } from 'vitest';
import { backUp } from './backup.ts';
import { createKeyFile } from './keys/key-file.ts';
import { restore } from './restore.ts';
import type { Config } from './settings/config.ts';
import { migrate } from './store/migrate.ts';
import { migrations } from './store/migrations/index.ts';
import { postgresDialect } from './store/postgres-dialect.ts';
import type { Schema } from './store/schema.ts';
import { NodeSqliteDialect } from './store/sqlite-dialect.ts';
import { startServerProcess as start } from './testing/server-process.ts';
import { temporaryFolder } from './testing/temporary-folder.ts';
import { databaseFor, onPostgres } from './testing/test-database.ts';
import {
  ANN,
  ANN_SIGN_IN,
  defaultConfig,
  STEP_MS,
  siteWithAnnEnrolled,
  startTestSite,
  type TestSite,
} from './testing/test-site.ts';

type Place = Pick<TestSite, 'data' | 'database'>;

function configOf({ data, database }: Place): Config {
  return { ...defaultConfig(), ...database.settings, data };
}

/** An empty folder and database, with the keys of another place. */
async function emptyPlace(keysOf?: string): Promise<Place> {
  const data = temporaryFolder();
  if (keysOf !== undefined) copyFileSync(join(keysOf, 'keys.txt'), join(data, 'keys.txt'));
  return { data, database: await databaseFor(data) };
}

/** Ann's site, and a backup of it. */
async function backedUp() {
  const site = await siteWithAnnEnrolled();
  const file = join(temporaryFolder(), 'site.backup');
  const made = await backUp(configOf(site), file, false, () => site.clock.now);
  return { site, file, made };
}

test('a backup is restored into an empty folder, where the second factor still works and nothing else does', async () => {
  const { site, file, made } = await backedUp();
  const { ann, clock, codeOf, backupCodes } = site;
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(made).toMatchObject({ accounts: 1, keys: [{ id: 'k1' }] });
  for (const line of readFileSync(join(site.data, 'keys.txt'), 'utf8').trim().split('\n'))
    expect(readFileSync(file, 'latin1')).not.toContain(line.split(':')[1]);
  // After the backup: a code is used, a device is trusted.
  const browser = await site.pending();
  const usedCode = codeOf(clock.now);
  await browser.send('verifyTotp', { code: usedCode, trustDevice: true });

  const place = await emptyPlace(site.data);
  const restored = await restore(configOf(place), file, () => clock.now);
  expect(restored).toMatchObject({ accounts: 1, takenAt: made.takenAt });
  expect(readdirSync(place.data).filter((name) => name.startsWith('.'))).toEqual([]);
  const there = await startTestSite({ data: place.data });
  there.clock.now = clock.now;
  expect(await ann.at(there.server.address).send('getSession')).toBeNull();
  const again = there.newBrowser();
  await again.send('signInEmail', ANN_SIGN_IN);
  expect(await again.refusal('verifyTotp', { code: usedCode })).toMatchObject({ code: 'INVALID_CODE' });
  there.clock.now += 2 * STEP_MS;
  await again.send('verifyTotp', { code: codeOf(there.clock.now) });
  const third = there.newBrowser();
  await third.send('signInEmail', ANN_SIGN_IN);
  await third.send('verifyBackupCode', { code: backupCodes[0] ?? '' });
  const mail = await there.store.mailQueue.of((await there.store.users.byEmail(ANN.email))?.id ?? '');
  expect(mail.filter(({ at }) => at <= clock.now).map(({ state }) => state)).not.toContain('waiting');
});

test('a backup leaves out the classes of the lab, which are promised to be gone at their end', async () => {
  const site = await startTestSite();
  const teacher = site.newBrowser();
  teacher.bearer = (await teacher.send('openClass')).token;
  const { code = '' } = (await teacher.send('viewClass')) ?? {};
  await site.newBrowser().send('joinClass', { code, nickname: 'Ann of 9b' });
  const file = join(temporaryFolder(), 'site.backup');
  await backUp(configOf(site), file, false, () => site.clock.now);
  expect(readFileSync(file, 'latin1')).not.toContain('Ann of 9b');
  const place = await emptyPlace(site.data);
  await restore(configOf(place), file, () => site.clock.now);
  const there = await startTestSite({ data: place.data });
  const elsewhere = teacher.at(there.server.address);
  expect(await elsewhere.refusal('viewClass')).toMatchObject({ code: 'CLASS_NOT_FOUND' });
});

test('a backup has the state of one moment while people sign up', async () => {
  const site = await startTestSite();
  let isDone = false;
  const signUps = Promise.all(
    [1, 2, 3].map(async (line) => {
      for (let count = 0; !isDone; count += 1)
        await site.newBrowser().send('signUpEmail', { ...ANN, email: `ann${line}-${count}@example.com` });
    }),
  );
  const folder = temporaryFolder();
  const counts: number[] = [];
  for (const name of ['a', 'b', 'c']) {
    const file = join(folder, name);
    const { accounts } = await backUp(configOf(site), file, false, () => site.clock.now);
    counts.push(accounts);
    const database = new DatabaseSync(file, { readOnly: true });
    // An account, its address and its message are written in one transaction.
    const [tables] = database
      .prepare(
        'select (select count(*) from users) as users, (select count(*) from addresses) as addresses, (select count(distinct user_id) from outbox) as told',
      )
      .all();
    database.close();
    expect({ ...tables }).toEqual({ users: accounts, addresses: accounts, told: accounts });
  }
  isDone = true;
  await signUps;
  expect(counts).toEqual(counts.toSorted((a, b) => a - b));
});

test('a backup never replaces a file unless told to, and never a file of the server', async () => {
  const { site, file } = await backedUp();
  const config = configOf(site);
  const now = () => site.clock.now;
  await expect(backUp(config, file, false, now)).rejects.toThrow('exists. Choose another name');
  await backUp(config, file, true, now);
  for (const own of ['keys.txt', ...(onPostgres ? [] : ['countersign.db', 'countersign.db-wal'])])
    await expect(backUp(config, join(site.data, own), true, now)).rejects.toThrow(
      'belongs to the running server',
    );
  await expect(backUp(config, undefined, true, now)).rejects.toThrow('Give the file');
  await expect(restore(config, undefined, now)).rejects.toThrow('Give the backup');
  await expect(backUp(config, site.data, true, now)).rejects.toThrow('is not a file');
  await expect(backUp(config, join(site.data, 'no', 'folder'), false, now)).rejects.toThrow(
    'There is no folder',
  );
  const nothing = await emptyPlace();
  await expect(backUp(configOf(nothing), join(nothing.data, 'x'), false, now)).rejects.toThrow(
    'The keys are missing',
  );
  expect(existsSync(join(nothing.data, 'x'))).toBe(false);
  expect(readdirSync(join(file, '..'))).toEqual(['site.backup']);
});

test('a restore refuses a file that is not whole, was changed, or is newer, and changes nothing', async () => {
  const { site, file } = await backedUp();
  const bytes = readFileSync(file);
  const folder = temporaryFolder();
  const place = await emptyPlace(site.data);
  const refusal = async (path: string) => {
    const error = await restore(configOf(place), path, () => site.clock.now).catch((error: unknown) => error);
    expect(error).toBeInstanceOf(Error);
    const { message } = error as Error;
    expect(message).toContain('Nothing was changed.');
    expect(message).not.toContain('\n');
    return message;
  };
  const written = (name: string, content: Uint8Array) => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };
  for (const [name, content] of [
    ['empty', Buffer.alloc(0)],
    ['a letter', Buffer.from('Dear aunt, this is not a database.'.repeat(99))],
    ['header only', bytes.subarray(0, 100)],
    ['half', bytes.subarray(0, bytes.length / 2)],
    ['one page short', bytes.subarray(0, bytes.length - 4096)],
    ['without its start', bytes.subarray(4096)],
  ] as const)
    expect(await refusal(written(name, content))).toMatch(/is not a whole backup|but not a backup/);
  const changed = (name: string, statement: string) => {
    const path = written(name, bytes);
    const database = new DatabaseSync(path);
    database.exec(statement);
    database.close();
    return path;
  };
  for (const [name, statement] of [
    ['a role', "update users set role = 'admin'"],
    ['a missing row', 'delete from backup_codes where id = (select min(id) from backup_codes)'],
    ['another row', "insert into throttles values ('x', 1, 1, 1)"],
    ['a trigger', "create trigger t after insert on users begin update users set role = 'admin'; end"],
    ['its time', "update countersign_backup set manifest = replace(manifest, 'takenAt\":1', 'takenAt\":2')"],
    ['no manifest', 'delete from countersign_backup'],
  ] as const)
    expect(await refusal(changed(name, statement))).toContain('is not a whole backup');
  expect(await refusal(changed('no table', 'drop table countersign_backup'))).toContain('but not a backup');
  const newer = 'replace(manifest, \'"schema":"\', \'"schema":"9\')';
  expect(await refusal(changed('newer', `update countersign_backup set manifest = ${newer}`))).toContain(
    'newer version',
  );
  expect(await refusal(join(folder, 'missing'))).toContain('there is no such file');
  expect(await refusal(folder)).toContain('cannot be read');

  await restore(configOf(place), file, () => site.clock.now);
  expect(await refusal(file)).toContain('The database is not empty');
});

test('a restore names the keys that are missing, and refuses other keys of the same name', async () => {
  const { site, file, made } = await backedUp();
  const { fingerprint = '' } = made.keys[0] ?? {};
  const without = await emptyPlace();
  const now = () => site.clock.now;
  await expect(restore(configOf(without), file, now)).rejects.toThrow(
    `needs the key “k1” with the fingerprint ${fingerprint}, and it is not in the key file`,
  );
  createKeyFile(join(without.data, 'keys.txt'));
  await expect(restore(configOf(without), file, now)).rejects.toThrow('another key “k1” is in');
  expect(await without.database.open().then((store) => store.restored.userIds())).toEqual([]);
});

test('a backup of each earlier schema can be made and restored, into the other database, too', async () => {
  // The first, one before backup codes had keys of their own, and the newest.
  const names = Object.keys(migrations).sort();
  for (const last of [names[0], '0006-people', names.at(-1)].filter((name) => name !== undefined)) {
    const old = await oldDatabase(last);
    const file = join(old.data, 'old.backup');
    const made = await backUp(configOf(old), file, false, () => 1);
    expect(made).toMatchObject({ schema: last, accounts: 1 });
    // Without a PostgreSQL database in its settings, the file goes into SQLite.
    const data = temporaryFolder();
    copyFileSync(join(old.data, 'keys.txt'), join(data, 'keys.txt'));
    await restore({ ...defaultConfig(), data }, file, () => 2);
    const again = join(data, 'again.backup');
    expect(await backUp({ ...defaultConfig(), data }, again, false, () => 3)).toMatchObject({
      schema: names.at(-1),
      accounts: 1,
    });
    const place = await emptyPlace(old.data);
    await restore(configOf(place), again, () => 4);
    const store = await place.database.open();
    expect(await store.users.byEmail(ANN.email)).toMatchObject({ name: 'Zoë 😀', createdAt: 1 });
  }
});

/** A database that has had the migrations up to one, with an account. */
async function oldDatabase(last: string): Promise<Place> {
  const place = await emptyPlace();
  createKeyFile(join(place.data, 'keys.txt'));
  const url = place.database.settings.databaseUrl;
  const file = join(place.data, 'countersign.db');
  if (url === undefined) rmSync(file);
  const db = new Kysely<Schema>({
    dialect: url === undefined ? new NodeSqliteDialect(file) : postgresDialect(url, () => undefined),
    plugins: [new CamelCasePlugin()],
  });
  if (url !== undefined) await sql`drop schema public cascade; create schema public`.execute(db);
  const known = Object.entries(migrations).filter(([name]) => name <= last);
  await migrate(db, Object.fromEntries(known));
  await sql`insert into users (id, email, name, password_hash, created_at, updated_at)
    values ('ann', ${ANN.email}, 'Zoë 😀', 'hash', 1, 1)`.execute(db);
  await db.destroy();
  return place;
}

test('the commands work while the server runs, and report mistakes in one line', async () => {
  const site = await startTestSite();
  await site.newBrowser().send('signUpEmail', ANN);
  const file = join(temporaryFolder(), 'b');
  const { env } = site.database;
  const made = await start(['backup', file, '--force', '--data', site.data], env).ended;
  expect(JSON.parse(made.stdout)).toMatchObject({ file, accounts: 1 });
  expect(made).toMatchObject({ code: 0, stderr: expect.stringContaining('passed its check') });
  const refused = await start(['restore', file, '--data', site.data], env).ended;
  expect(refused).toMatchObject({ code: 1, stdout: '' });
  expect(refused.stderr.trim().split('\n')).toHaveLength(1);
});
