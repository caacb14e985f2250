import { execFileSync } from 'node:child_process';
import { expect, inject, test } from 'vitest';
import { Browser, readRefusal } from '../testing/browser.ts';
import { queryOnce } from '../testing/postgres-databases.ts';
import { type ServerProcess, startQuickServer } from '../testing/server-process.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { databaseFor, onPostgres } from '../testing/test-database.ts';
import { ANN, ANN_SIGN_IN } from '../testing/test-site.ts';
import { isUnavailable } from './unavailable.ts';

/** Takes the database of a running server away and gives it back: PostgreSQL lets nobody in, SQLite's disk is full. */
function outageOf(server: ServerProcess, env: Record<string, string>) {
  if (onPostgres) {
    const name = new URL(env.DATABASE_URL ?? '').pathname.slice(1);
    const run = (sql: string) => queryOnce(inject('postgresUrl'), sql);
    return {
      async begin() {
        await run(`alter database "${name}" with allow_connections false`);
        await run(`select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`);
      },
      end: () => run(`alter database "${name}" with allow_connections true`),
    };
  }
  // No file may grow: each write fails as on a full disk, and everything can still be read.
  const limit = async (size: string) => {
    execFileSync('prlimit', ['--pid', String(server.child.pid), `--fsize=${size}:unlimited`]);
  };
  return { begin: () => limit('1'), end: () => limit('unlimited') };
}

test.skipIf(!onPostgres && process.platform !== 'linux')(
  'without its database the server says so, is not ready, logs it once, and comes back by itself',
  async () => {
    const data = temporaryFolder();
    const database = await databaseFor(data);
    const server = startQuickServer(data, database.env);
    const address = await server.address;
    const browser = new Browser(address, address);
    await browser.send('signUpEmail', ANN);
    const ready = async () => (await browser.call('readiness')).status;
    expect(await ready()).toBe(200);
    const outage = outageOf(server, database.env);
    await outage.begin();
    const attempts = Array.from({ length: 12 }, async () => {
      const response = await new Browser(address, address).call('signInEmail', ANN_SIGN_IN);
      const retryAfter = Number(response.headers.get('Retry-After'));
      return { retryAfter, refusal: await readRefusal(response) };
    });
    for (const { retryAfter, refusal } of await Promise.all(attempts)) {
      expect(refusal).toMatchObject({ status: 503, code: 'DATABASE_UNAVAILABLE', retryAfter });
      expect(retryAfter).toBeGreaterThan(0);
    }
    expect(await ready()).toBe(503);

    await outage.end();
    await expect.poll(ready, { interval: 100 }).toBe(200);
    await new Browser(address, address).send('signInEmail', ANN_SIGN_IN);
    expect(await browser.send('getSession')).not.toBeNull();
    server.child.kill('SIGTERM');
    const { stderr } = await server.ended;
    expect(stderr.match(/requests are refused/g)).toHaveLength(1);
    expect(stderr).not.toContain('a request failed');
  },
  60_000,
);

test('mistakes in a statement and refusals are no outage', () => {
  const coded = (code: string) => Object.assign(new Error('x'), { code });
  for (const code of ['08006', '53100', '57P01', '58030', 'ECONNREFUSED', 'ENOSPC'])
    expect({ code, is: isUnavailable(coded(code)) }).toEqual({ code, is: true });
  for (const code of ['23505', '42601', '40001', 'ERR_INVALID_ARG_TYPE'])
    expect({ code, is: isUnavailable(coded(code)) }).toEqual({ code, is: false });
  expect(isUnavailable(new Error('x', { cause: new AggregateError([coded('ECONNREFUSED')]) }))).toBe(true);
  expect(isUnavailable(Object.assign(new Error('constraint'), { errcode: 2067 }))).toBe(false);
  expect(isUnavailable(Object.assign(new Error('full'), { errcode: 13 }))).toBe(true);
  expect(isUnavailable('full')).toBe(false);
});
