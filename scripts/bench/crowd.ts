/**
 * Measures how long others wait while 200 people sign in at the same time, on SQLite and on PostgreSQL with durable
 * commits: a signed-in person who asks for the session, and a supervisor who asks `/readyz`. Each of the 200 has a
 * network of their own, as through a proxy, and signs in again at once.
 *
 * Prints one JSON object per line: for each database the times on an idle server and with the crowd, and the aims.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { PASSWORD_COST } from '../../demo-server/passwords/password-hash.ts';
import { PasswordPool } from '../../demo-server/passwords/password-pool.ts';
import { startPostgres } from '../../demo-server/testing/postgres-cluster.ts';
import { createDatabase } from '../../demo-server/testing/postgres-databases.ts';
import { type BenchDatabase, postgresAt, sqliteIn } from './server/bench-database.ts';
import { inParallel, Load, percentiles, round } from './server/load.ts';
import { startMeasured } from './server/measured-process.ts';
import { populate } from './server/populate.ts';
import { signInCall } from './server/rival.ts';

const PEOPLE = 200;
const PASSWORD = 'correct horse battery';
/** How long the crowd signs in, and how long the server is asked without it, in milliseconds. */
const CROWD_MS = 10_000;
const IDLE_MS = 3000;
/** How often each of the others asks, in milliseconds. */
const EVERY_MS = 20;

const COUNTERSIGN = new URL('./server/countersign.ts', import.meta.url);

export async function benchCrowd(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'countersign-bench-'));
  const cluster = await startPostgres({ isLikeReal: true });
  try {
    const passwords = new PasswordPool(PASSWORD_COST);
    const passwordHash = await passwords.hash(PASSWORD, { client: 'bench', account: '' });
    await passwords.close();
    await measure('sqlite', sqliteIn(join(folder, 'sqlite')), passwordHash);
    const url = await createDatabase(cluster.url);
    await measure('postgresql', postgresAt(url, join(folder, 'postgresql')), passwordHash);
  } finally {
    await cluster.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function measure(name: string, database: BenchDatabase, passwordHash: string): Promise<void> {
  const accounts = PEOPLE + 1;
  const population = await populate(database, accounts, { own: accounts, passwordHash });
  const server = await startMeasured(COUNTERSIGN, { ...population.env, COUNTERSIGN_TRUSTED_PROXIES: '1' });
  const cookie = await population.signedIn(PEOPLE);
  const ask = () => askUntil(server.address, cookie);
  const warm = ask();
  await sleep(IDLE_MS / 3);
  await warm.stop();

  const alone = ask();
  await sleep(IDLE_MS);
  const idle = await alone.stop();

  const load = new Load(server.address, PEOPLE);
  await server.resetLoopDelay();
  const began = performance.now();
  const beside = ask();
  let signIns = 0;
  const people = Array.from({ length: PEOPLE }, (_, index) => index);
  await inParallel(people, PEOPLE, async (person) => {
    const call = { ...signInCall({ email: population.emailOf(person) }), from: `10.0.0.${person}` };
    while (performance.now() - began < CROWD_MS) {
      await load.post(call);
      signIns += 1;
    }
  });
  const crowd = await beside.stop();
  const seconds = (performance.now() - began) / 1000;
  load.close();
  console.log(
    JSON.stringify({
      bench: 'crowd',
      database: name,
      what: 'milliseconds for the session of a signed-in person and for /readyz, idle and while 200 people sign in',
      idle,
      crowd,
      signInsPerSecond: round(signIns / seconds),
      loopDelayP99: round(await server.loopDelayP99()),
      aim: { getSessionP99: 50, readyzP99: 50 },
    }),
  );
  await server.stop();
}

/** Asks for the session and for readiness, again and again, until it is stopped. */
function askUntil(address: string, cookie: string) {
  const stopping = new AbortController();
  const timesOf = async (path: string, headers: Record<string, string>) => {
    const times: number[] = [];
    while (!stopping.signal.aborted) {
      const sent = performance.now();
      const response = await fetch(`${address}${path}`, { headers });
      const text = await response.text();
      if (!response.ok || text === 'null') throw new Error(`${path} answered ${response.status}: ${text}`);
      times.push(performance.now() - sent);
      await sleep(EVERY_MS);
    }
    return percentiles(times);
  };
  const session = timesOf('/api/auth/get-session', { Cookie: cookie, 'X-Forwarded-For': '192.0.2.1' });
  const ready = timesOf('/readyz', { 'X-Forwarded-For': '192.0.2.2' });
  return {
    async stop() {
      stopping.abort();
      return { getSession: await session, readyz: await ready };
    },
  };
}
