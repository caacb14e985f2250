import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';
import { CamelCasePlugin, Kysely, sql } from 'kysely';
import { expect, onTestFinished, test, vi } from 'vitest';
import { inOrder } from '../base/in-order.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { databaseFor, onPostgres } from '../testing/test-database.ts';
import { compileOnce, type Places } from './compile-once.ts';
import { openDatabase } from './open-database.ts';
import { postgresDialect } from './postgres-dialect.ts';
import type { Schema } from './schema.ts';
import { isUnavailable } from './unavailable.ts';

const nameOf = compileOnce((db, of: Places<{ id: string }>) =>
  db.selectFrom('users').select('name').where('id', '=', of('id')),
);

test.skipIf(!onPostgres)(
  'a connection keeps prepared what is compiled once, and nothing else; behind a pooler it keeps nothing',
  async () => {
    const { databaseUrl = '' } = (await databaseFor(temporaryFolder())).settings;
    expect(await preparedThrough(databaseUrl)).toEqual(['select "name" from "users" where "id" = $1']);
    expect(await preparedThrough(await poolerFor(databaseUrl))).toEqual([]);
  },
);

test.skipIf(!onPostgres)(
  'a plan that is kept reads one row by its index, even if it was made for an empty table',
  async () => {
    const { settings, query } = await databaseFor(temporaryFolder());
    await query('analyze users');
    const db = new Kysely<Schema>({
      dialect: postgresDialect(settings.databaseUrl ?? '', (error) => {
        throw error;
      }),
      plugins: [new CamelCasePlugin()],
    });
    const { jit, plan } = await db.connection().execute(async (connection) => {
      // After five runs PostgreSQL keeps one plan for all parameters.
      for (let run = 0; run < 6; run += 1) await nameOf(connection, { id: 'ann' });
      const { rows } = await sql<{ name: string }>`select name from pg_prepared_statements`.execute(
        connection,
      );
      const { name = '' } = rows[0] ?? {};
      const whole = await sql<{ jit: string }>`select current_setting('jit') as jit`.execute(connection);
      return {
        jit: whole.rows[0]?.jit,
        plan: await sql<Record<string, string>>`explain execute ${sql.ref(name)}('ann')`.execute(connection),
      };
    });
    await db.destroy();
    const text = plan.rows.flatMap((row) => Object.values(row)).join('\n');
    expect(text).toContain('Index Scan');
    // Or a read of all rows, where there is no index, would be compiled first: it counts as very costly now.
    expect(jit).toBe('off');
  },
);

test.skipIf(!onPostgres)(
  'statements that are begun together share a round trip, in their order, with the beginning of their transaction',
  async () => {
    const { databaseUrl = '' } = (await databaseFor(temporaryFolder())).settings;
    let trips = 0;
    let isAsking = false;
    const url = await proxyFor(databaseUrl, {
      asked() {
        if (!isAsking) trips += 1;
        isAsking = true;
      },
      answered() {
        isAsking = false;
      },
    });
    const store = await openDatabase({ url }, (error) => {
      throw error;
    });
    onTestFinished(() => store.close());
    const limit = { slackMs: 1000, hardStop: null, forgetAfterMs: 0, wait: { step: 1 } };
    const threeTimes = () =>
      store.together((write) =>
        inOrder([1, 2, 3].map((now) => write.throttles.reserve('network:192.0.2.7', limit, now))),
      );
    // The connection gets ready.
    expect(await threeTimes()).toEqual([1, 2, 3]);
    trips = 0;
    expect(await threeTimes()).toEqual([4, 5, 6]);
    // The beginning with the three, and the commit.
    expect(trips).toBe(2);

    const broken = store.together((write) =>
      inOrder([
        write.throttles.reset('network:192.0.2.7'),
        // Not a whole number: PostgreSQL refuses it, and with it everything after it.
        write.throttles.reserve('network:192.0.2.7', limit, 0.5),
        write.throttles.reset('network:192.0.2.7'),
      ]),
    );
    await expect(broken).rejects.toMatchObject({ code: '22P02' });
    expect(await store.throttles.read('network:192.0.2.7')).toMatchObject({ failures: 6 });
  },
);

test.skipIf(!onPostgres)(
  'a single statement never waits behind transactions, and those wait for a place up to a time',
  async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    const { databaseUrl = '' } = (await databaseFor(temporaryFolder())).settings;
    const store = await openDatabase({ url: databaseUrl }, (error) => {
      throw error;
    });
    onTestFinished(() => store.close());
    const ended: number[] = [];
    /** Begins transactions, which go on until they are let go. */
    const begin = (count: number) => {
      const { promise, resolve: letGo } = Promise.withResolvers<void>();
      const done = Array.from({ length: count }, (_, person) =>
        store.together(async (write) => {
          await write.users.byId('ann');
          await promise;
          ended.push(person);
        }),
      );
      return { letGo, done: Promise.allSettled(done) };
    };

    const crowd = begin(20);
    await store.ping();
    expect(store.load().waiting).toBeGreaterThan(0);
    expect(ended).toEqual([]);
    crowd.letGo();
    await crowd.done;
    expect(ended.sort((one, other) => one - other)).toEqual(
      Array.from({ length: 20 }, (_, person) => person),
    );
    expect(store.load()).toMatchObject({ busy: 0, waiting: 0 });

    const stuck = begin(20);
    const { waiting } = store.load();
    vi.advanceTimersByTime(5000);
    stuck.letGo();
    const late = (await stuck.done).filter((result) => result.status === 'rejected');
    expect(late).toHaveLength(waiting);
    expect(late.every(({ reason }) => isUnavailable(reason))).toBe(true);
    expect(store.load()).toMatchObject({ busy: 0, waiting: 0 });
  },
);

/** Runs statements of both kinds on one connection, twice. @returns what PostgreSQL has prepared for it */
async function preparedThrough(url: string): Promise<string[]> {
  const dialect = postgresDialect(url, (error) => {
    throw error;
  });
  const db = new Kysely<Schema>({ dialect, plugins: [new CamelCasePlugin()] });
  const prepared = await db.connection().execute(async (connection) => {
    for (const id of ['ann', 'bob']) {
      expect((await nameOf(connection, { id })).rows).toEqual([]);
      expect(await connection.selectFrom('users').select('id').where('id', '=', id).execute()).toEqual([]);
    }
    return sql<{ statement: string }>`select statement from pg_prepared_statements`.execute(connection);
  });
  await db.destroy();
  return prepared.rows.map(({ statement }) => statement);
}

/** Starts what tells its clients a process id of its own, as poolers do. @returns the database's URL through it */
function poolerFor(databaseUrl: string): Promise<string> {
  let isTold = false;
  return proxyFor(databaseUrl, {
    answered(bytes) {
      // BackendKeyData: its type, its length, then the process id.
      const at = isTold ? -1 : bytes.indexOf(Buffer.from([0x4b, 0, 0, 0, 12]));
      if (at < 0) return;
      isTold = true;
      bytes.writeInt32BE(bytes.readInt32BE(at + 5) + 1, at + 5);
    },
  });
}

/** Starts a proxy in front of a database. @returns the database's URL through it */
async function proxyFor(
  databaseUrl: string,
  seen: { asked?: () => void; answered?: (bytes: Buffer) => void },
): Promise<string> {
  const { hostname, port } = new URL(databaseUrl);
  const server = createServer((client) => {
    const backend = connect(Number(port), hostname);
    client.on('data', (bytes: Buffer) => {
      seen.asked?.();
      backend.write(bytes);
    });
    client.on('end', () => backend.end());
    backend.on('data', (bytes: Buffer) => {
      seen.answered?.(bytes);
      client.write(bytes);
    });
    for (const [one, other] of [
      [client, backend],
      [backend, client],
    ] as const) {
      one.on('error', () => other.destroy());
      one.on('close', () => other.destroy());
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const url = new URL(databaseUrl);
  url.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return url.href;
}
