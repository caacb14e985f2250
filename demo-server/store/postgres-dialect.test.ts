import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';
import { CamelCasePlugin, Kysely, sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { databaseFor, onPostgres } from '../testing/test-database.ts';
import { compileOnce, type Places } from './compile-once.ts';
import { postgresDialect } from './postgres-dialect.ts';
import type { Schema } from './schema.ts';

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
async function poolerFor(databaseUrl: string): Promise<string> {
  const { hostname, port } = new URL(databaseUrl);
  const server = createServer((client) => {
    const backend = connect(Number(port), hostname);
    client.pipe(backend);
    let isTold = false;
    backend.on('data', (bytes: Buffer) => {
      // BackendKeyData: its type, its length, then the process id.
      const at = isTold ? -1 : bytes.indexOf(Buffer.from([0x4b, 0, 0, 0, 12]));
      if (at >= 0) {
        isTold = true;
        bytes.writeInt32BE(bytes.readInt32BE(at + 5) + 1, at + 5);
      }
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
