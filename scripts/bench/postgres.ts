/**
 * Measures the server on PostgreSQL with durable commits: one process and two, directly and through PgBouncer in
 * transaction mode. Compares with one process of better-auth on the same cluster, with as many connections. People come
 * from networks of their own, as through a proxy.
 *
 * PgBouncer comes from Debian's packages. Without apt, a line says so, and its measurements are missing.
 *
 * Prints one JSON object per line. The last line of each part has the medians, the ratios and the aims. `cores` is the
 * processor time of the servers, of PostgreSQL and of the load, which come from the same computer, in cores.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PASSWORD_COST } from '../../demo-server/passwords/password-hash.ts';
import { PasswordPool } from '../../demo-server/passwords/password-pool.ts';
import { startPostgres } from '../../demo-server/testing/postgres-cluster.ts';
import { createDatabase } from '../../demo-server/testing/postgres-databases.ts';
import { unpackDebian } from '../server-trial/debian.ts';
import { PGBOUNCER_PACKAGES, startPgBouncer } from '../server-trial/pgbouncer.ts';
import { stopChild } from '../server-trial/running.ts';
import { type Cores, withCores } from './cores.ts';
import { postgresAt } from './server/bench-database.ts';
import { fromOwnNetwork, median, round } from './server/load.ts';
import { type MeasuredServer, startMeasured } from './server/measured-process.ts';
import { populate } from './server/populate.ts';
import { BETTER_AUTH, enrolRivals, rivalChallenges, rivalVersion, signInCall } from './server/rival.ts';
import { BURST, burst, CONNECTIONS, measure, medianBurst, medianTiming } from './server/under-load.ts';

const ROUNDS = 3;
const PASSWORD = 'correct horse battery';
/** Second steps of one variant in one round. */
const VERIFICATIONS = 400;
const BURST_MS = 3000;
const COUNTERSIGN = new URL('./server/countersign.ts', import.meta.url);

const RIVAL = 'better-auth';
const ONE = 'one process';
const TWO = 'two processes';
const ONE_POOLED = 'one process, PgBouncer';
const TWO_POOLED = 'two processes, PgBouncer';

/** One way to run a server, and what is measured of it. */
interface Variant<T> {
  name: string;
  servers: MeasuredServer[];
  run(): Promise<T>;
}

/** What was measured of a variant in one round. */
interface Measured<T> {
  result: T;
  cores: Cores;
}

export async function benchPostgres(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'countersign-bench-'));
  const cluster = await startPostgres({ isLikeReal: true });
  const stops: (() => Promise<unknown>)[] = [() => cluster.stop()];
  const started = async (file: URL, env: Record<string, string>) => {
    const server = await startMeasured(file, env);
    stops.unshift(() => server.stop());
    return server;
  };
  try {
    const url = await createDatabase(cluster.url);
    const bouncer = await bouncerFor(folder, url);
    if (bouncer) stops.unshift(bouncer.stop);
    const own = (ROUNDS + 1) * VERIFICATIONS * 4;
    const database = postgresAt(url, join(folder, 'data'));
    const population = await populate(database, own, { own, passwordHash: await hashOf(PASSWORD) });
    const env = { ...population.env, COUNTERSIGN_TRUSTED_PROXIES: '1' };
    const pooled = bouncer && { ...env, DATABASE_URL: bouncer.url };
    const direct = [await started(COUNTERSIGN, env), await started(COUNTERSIGN, env)];
    const through = pooled ? [await started(COUNTERSIGN, pooled), await started(COUNTERSIGN, pooled)] : [];
    const ours = [
      { name: ONE, servers: direct.slice(0, 1) },
      { name: TWO, servers: direct },
      ...(pooled
        ? [
            { name: ONE_POOLED, servers: through.slice(0, 1) },
            { name: TWO_POOLED, servers: through },
          ]
        : []),
    ];

    const quick = await started(BETTER_AUTH, {
      BENCH_DATABASE: await createDatabase(cluster.url),
      BENCH_CHEAP_PASSWORDS: 'yes',
    });
    const enrolled = await enrolRivals(quick.address, VERIFICATIONS);
    let used = 0;
    const challenges = async (count: number) => {
      used += count;
      return (await population.challenges(used - count, count)).map(fromOwnNetwork);
    };
    const steps = await inRounds('verifications', cluster.pid, [
      {
        name: RIVAL,
        servers: [quick],
        run: async () => measure([quick], await rivalChallenges(quick.address, enrolled)),
      },
      ...ours.map(({ name, servers }) => ({
        name,
        servers,
        run: async () => measure(servers, await challenges(VERIFICATIONS)),
      })),
    ]);
    print({
      part: 'verifications',
      what: 'second steps per second and milliseconds for one; ours include the replay and audit writes',
      connections: CONNECTIONS,
      ...summary(steps, medianTiming),
    });
    await quick.stop();

    const slow = await started(BETTER_AUTH, {
      BENCH_DATABASE: await createDatabase(cluster.url),
      BENCH_CHEAP_PASSWORDS: '',
    });
    const accounts = await enrolRivals(slow.address, BURST);
    const signIns = await inRounds('sign-ins', cluster.pid, [
      {
        name: RIVAL,
        servers: [slow],
        run: () => burst([slow], BURST_MS, (index) => signInCall(accounts[index % BURST] ?? { email: '' })),
      },
      ...ours.map(({ name, servers }) => ({
        name,
        servers,
        run: () =>
          burst(servers, BURST_MS, (index) =>
            fromOwnNetwork(signInCall({ email: population.emailOf(index % own) }), index),
          ),
      })),
    ]);
    print({
      part: 'sign-ins',
      what: `passwords checked per second with ${BURST} waiting at any time, and the event loop's delay in milliseconds`,
      ...summary(signIns, medianBurst),
    });
  } finally {
    for (const stop of stops) await stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function bouncerFor(folder: string, url: string) {
  try {
    const { url: pooled, child } = await startPgBouncer(
      unpackDebian(folder, PGBOUNCER_PACKAGES),
      folder,
      url,
    );
    return { url: pooled, stop: () => stopChild(child) };
  } catch (error) {
    print({
      part: 'PgBouncer',
      missing: `It needs Debian's apt. ${error instanceof Error ? error.message : ''}`,
    });
    return undefined;
  }
}

async function hashOf(password: string): Promise<string> {
  const passwords = new PasswordPool(PASSWORD_COST);
  const hash = await passwords.hash(password, { client: 'bench', account: '' });
  await passwords.close();
  return hash;
}

/** Measures the variants in turns. The first round is a warm-up. @returns for each variant what was measured */
async function inRounds<T extends object>(
  part: string,
  databasePid: number,
  variants: readonly Variant<T>[],
): Promise<Map<string, Measured<T>[]>> {
  const all = new Map<string, Measured<T>[]>();
  for (let turn = 0; turn <= ROUNDS; turn += 1) {
    const line: Record<string, object> = {};
    // Another one is first in each round, so that a change of the computer's speed is fair.
    for (const at of variants.keys()) {
      const variant = variants[(at + turn) % variants.length];
      if (!variant) continue;
      const { name, servers, run } = variant;
      const measured = await withCores(servers, databasePid, run);
      line[name] = { ...measured.result, cores: measured.cores };
      if (turn > 0) all.set(name, [...(all.get(name) ?? []), measured]);
    }
    if (turn > 0) print({ part, round: turn, ...line });
  }
  return all;
}

function summary<T extends { perSecond: number }>(
  measured: ReadonlyMap<string, Measured<T>[]>,
  middle: (results: T[]) => T,
) {
  const of = (name: string) => {
    const all = measured.get(name);
    if (!all) return undefined;
    const share = (which: keyof Cores) => median(all.map(({ cores }) => cores[which]));
    return {
      ...middle(all.map(({ result }) => result)),
      cores: {
        servers: share('servers'),
        generator: share('generator'),
        database: share('database'),
      },
    };
  };
  const ratio = (name: string, other: string) => {
    const [one, two] = [of(name), of(other)];
    return one && two && round(one.perSecond / two.perSecond);
  };
  return {
    variants: Object.fromEntries([...measured.keys()].map((name) => [name, of(name)])),
    version: rivalVersion(),
    ratio: ratio(ONE, RIVAL),
    ratioThroughPgBouncer: ratio(ONE_POOLED, RIVAL),
    twoProcesses: ratio(TWO, ONE),
    twoProcessesThroughPgBouncer: ratio(TWO_POOLED, ONE_POOLED),
    aim: { ratio: 2, twoProcesses: 1.6 },
  };
}

function print(line: object): void {
  console.log(JSON.stringify({ bench: 'postgres', ...line }));
}
