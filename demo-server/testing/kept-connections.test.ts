import type pg from 'pg';
import { expect, test } from 'vitest';
import { KeptClient } from './kept-connections.ts';
import { queryOnce } from './postgres-databases.ts';
import { temporaryFolder } from './temporary-folder.ts';
import { databaseFor, onPostgres } from './test-database.ts';

const STATEMENT = { name: 'answer', text: 'select 42 as answer' };

test.skipIf(!onPostgres)(
  'a connection is used again with what it has prepared, and without the settings, locks and listeners of its session',
  async () => {
    const { databaseUrl = '' } = (await databaseFor(temporaryFolder())).settings;
    const config = { connectionString: databaseUrl, application_name: 'kept-connections' };
    const first = new KeptClient(config);
    await first.connect();
    const pid = await pidOf(first);
    await first.query(STATEMENT);
    await first.query("set search_path = 'nowhere'; set session_replication_role = replica; listen news");
    await first.query('create temporary table scratch (id int); select pg_advisory_lock(7)');
    first.on('notice', () => undefined);
    await first.end();

    const next = new KeptClient(config);
    await next.connect();
    expect(await pidOf(next)).toBe(pid);
    expect(next.listenerCount('notice') + next.listenerCount('error')).toBe(0);
    const left = `select current_setting('search_path') as path, current_setting('session_replication_role') as role,
      (select count(*)::int from pg_listening_channels()) as channels, to_regclass('scratch') as scratch,
      (select count(*)::int from pg_locks where locktype = 'advisory') as locks,
      (select count(*)::int from pg_prepared_statements where name = 'answer') as prepared`;
    expect((await next.query(left)).rows).toEqual([
      { path: '"$user", public', role: 'origin', channels: 0, scratch: null, locks: 0, prepared: 1 },
    ]);
    expect((await next.query(STATEMENT)).rows).toEqual([{ answer: 42 }]);
    await next.end();
  },
);

test.skipIf(!onPostgres)(
  'a connection that broke or is in a transaction is not used again, and each client has one of its own',
  async () => {
    const { databaseUrl = '' } = (await databaseFor(temporaryFolder())).settings;
    const config = { connectionString: databaseUrl, application_name: 'kept-connections' };
    const [one, other] = [new KeptClient(config), new KeptClient(config)];
    await Promise.all([one.connect(), other.connect()]);
    const pids = [await pidOf(one), await pidOf(other)];
    expect(new Set(pids).size).toBe(2);
    await one.query('begin');
    await one.end();
    await other.end();
    const third = new KeptClient(config);
    await third.connect();
    expect(await pidOf(third)).toBe(pids[1]);
    await third.end();
    // While nobody uses it, its end is no error of any test.
    await queryOnce(databaseUrl, 'select pg_terminate_backend($1)', [pids[1] ?? 0]);
    const isThere = async () =>
      (await queryOnce(databaseUrl, 'select 1 from pg_stat_activity where pid = $1', [pids[1] ?? 0])).length;
    await expect.poll(isThere).toBe(0);
    const fourth = new KeptClient(config);
    await fourth.connect();
    expect(pids).not.toContain(await pidOf(fourth));
    await fourth.end();
  },
);

async function pidOf(client: pg.Client): Promise<number> {
  return (await client.query<{ pid: number }>('select pg_backend_pid() as pid')).rows[0]?.pid ?? 0;
}
