/**
 * Measures the server under load, over real HTTP with SQLite on disk. Compares it with better-auth with the same SQLite
 * settings. Each server has its own process, and they take turns. Sign-ins come from networks of their own, as through a
 * proxy: from one network, more than ten a second are refused.
 *
 * Prints one JSON object per line. The last line of each part has the medians, the ratios and the aims.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PASSWORD_COST } from '../../demo-server/passwords/password-hash.ts';
import { PasswordPool } from '../../demo-server/passwords/password-pool.ts';
import { sqliteIn } from './server/bench-database.ts';
import {
  type Call,
  fromOwnNetwork,
  Load,
  median,
  percentiles,
  round,
  type Spread,
  type Timing,
} from './server/load.ts';
import { type MeasuredServer, startMeasured } from './server/measured-process.ts';
import { type Population, populate } from './server/populate.ts';
import { BETTER_AUTH, enrolRivals, rivalChallenges, rivalVersion, signInCall } from './server/rival.ts';
import {
  type Both,
  BURST,
  type Burst,
  burst,
  CONNECTIONS,
  inTurns,
  measure,
  medianBurst,
  medianTiming,
} from './server/under-load.ts';

const ROUNDS = 5;
const PASSWORD = 'correct horse battery';
/** The number of verifications of one server in one round. */
const VERIFICATIONS = 1000;
const BURST_MS = 4000;
const FEW = 1000;
const MANY = 1_000_000;
/** The number of sequential verifications of one population in one round. */
const ONE_BY_ONE = 150;

const COUNTERSIGN = new URL('./server/countersign.ts', import.meta.url);

export async function benchServer(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'countersign-bench-'));
  const passwords = new PasswordPool(PASSWORD_COST);
  try {
    const passwordHash = await passwords.hash(PASSWORD, { client: 'bench', account: '' });
    await passwords.close();
    await benchVerifications(folder, passwordHash);
    await benchSignIns(folder, passwordHash);
    await benchPopulations(folder, passwordHash);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function benchVerifications(folder: string, passwordHash: string): Promise<void> {
  const accounts = ROUNDS * VERIFICATIONS + CONNECTIONS;
  const { server, population } = await startOurs(join(folder, 'verify'), accounts, accounts, passwordHash);
  const rival = await startRival(join(folder, 'verify.db'), { cheapPasswords: true });
  const enrolled = await enrolRivals(rival.address, VERIFICATIONS);
  // Not counted, because code is still being compiled.
  await measure([server], await population.challenges(ROUNDS * VERIFICATIONS, CONNECTIONS));
  await measure([rival], await rivalChallenges(rival.address, enrolled.slice(0, CONNECTIONS)));

  const timings: Both<Timing[]> = { countersign: [], betterAuth: [] };
  for (let turn = 0; turn < ROUNDS; turn += 1) {
    const measured: Both<Timing> = await inTurns(turn, {
      countersign: async () =>
        measure([server], await population.challenges(turn * VERIFICATIONS, VERIFICATIONS)),
      betterAuth: async () => measure([rival], await rivalChallenges(rival.address, enrolled)),
    });
    print({ part: 'verifications', round: turn + 1, ...measured });
    timings.countersign.push(measured.countersign);
    timings.betterAuth.push(measured.betterAuth);
  }
  const ours = medianTiming(timings.countersign);
  const theirs = medianTiming(timings.betterAuth);
  print({
    part: 'verifications',
    what: 'second steps per second and milliseconds for one; ours include the replay and audit writes',
    connections: CONNECTIONS,
    countersign: ours,
    betterAuth: { version: rivalVersion(), replayWrite: false, auditWrite: false, ...theirs },
    ratio: round(ours.perSecond / theirs.perSecond),
    aim: { ratio: 6, p99: 12 },
  });
  await Promise.all([server.stop(), rival.stop()]);
}

async function benchSignIns(folder: string, passwordHash: string): Promise<void> {
  const { server, population } = await startOurs(join(folder, 'burst'), FEW, FEW, passwordHash);
  const rival = await startRival(join(folder, 'burst.db'), { cheapPasswords: false });
  const enrolled = await enrolRivals(rival.address, BURST);
  const ourCall = (index: number) =>
    fromOwnNetwork(signInCall({ email: population.emailOf(index % FEW) }), index);
  const [first] = enrolled;
  if (!first) throw new Error('No account was enrolled.');
  const rivalCall = (index: number) => signInCall(enrolled[index % enrolled.length] ?? first);

  const bursts: Both<Burst[]> = { countersign: [], betterAuth: [] };
  for (let turn = 0; turn < ROUNDS; turn += 1) {
    const measured: Both<Burst> = await inTurns(turn, {
      countersign: () => burst([server], BURST_MS, ourCall),
      betterAuth: () => burst([rival], BURST_MS, rivalCall),
    });
    print({ part: 'sign-ins', round: turn + 1, ...measured });
    bursts.countersign.push(measured.countersign);
    bursts.betterAuth.push(measured.betterAuth);
  }
  const [mine, theirs] = [medianBurst(bursts.countersign), medianBurst(bursts.betterAuth)];
  print({
    part: 'sign-ins',
    what: `passwords checked per second with ${BURST} waiting at any time, and the event loop's delay in milliseconds`,
    countersign: {
      hash: `Argon2id (${PASSWORD_COST.memoryKiB} KiB, ${PASSWORD_COST.passes} passes), on worker threads`,
      ...mine,
    },
    betterAuth: {
      version: rivalVersion(),
      hash: "scrypt (Node's), N=16384 r=16 p=1, on libuv's threads",
      ...theirs,
    },
    ratio: round(mine.perSecond / theirs.perSecond),
    aim: { ratio: 2, loopDelayP99: 10 },
  });
  await Promise.all([server.stop(), rival.stop()]);
}

async function benchPopulations(folder: string, passwordHash: string): Promise<void> {
  const own = (ROUNDS + 1) * ONE_BY_ONE;
  const few = await startOurs(join(folder, 'few'), FEW, own, passwordHash);
  const many = await startOurs(join(folder, 'many'), MANY, own, passwordHash);
  const rounds: { few: Spread; many: Spread }[] = [];
  for (let turn = 0; turn <= ROUNDS; turn += 1) {
    const calls = [
      await few.population.challenges(turn * ONE_BY_ONE, ONE_BY_ONE),
      await many.population.challenges(turn * ONE_BY_ONE, ONE_BY_ONE),
    ];
    const [few1, many1] = await oneByOne([few.server, many.server], calls);
    if (!few1 || !many1) throw new Error('Two populations were to be measured.');
    // The first round is a warm-up.
    if (turn === 0) continue;
    rounds.push({ few: few1, many: many1 });
    print({ part: 'population', round: turn, thousand: few1, million: many1 });
  }
  const across = (who: 'few' | 'many') => ({
    p50: median(rounds.map((measured) => measured[who].p50)),
    p99: median(rounds.map((measured) => measured[who].p99)),
  });
  print({
    part: 'population',
    what: 'milliseconds for one verification, run one at a time, by number of accounts in the database',
    thousand: { accounts: FEW, ...across('few') },
    million: { accounts: MANY, ...across('many') },
    ratio: round(across('many').p50 / across('few').p50),
    aim: { ratio: 1.2 },
  });
  await Promise.all([few.server.stop(), many.server.stop()]);
}

interface Ours {
  server: MeasuredServer;
  population: Population;
}

async function startOurs(folder: string, accounts: number, own: number, passwordHash: string): Promise<Ours> {
  const population = await populate(sqliteIn(folder), accounts, { own, passwordHash });
  return {
    population,
    server: await startMeasured(COUNTERSIGN, { ...population.env, COUNTERSIGN_TRUSTED_PROXIES: '1' }),
  };
}

function startRival(path: string, { cheapPasswords }: { cheapPasswords: boolean }): Promise<MeasuredServer> {
  return startMeasured(BETTER_AUTH, {
    BENCH_DATABASE: path,
    BENCH_CHEAP_PASSWORDS: cheapPasswords ? 'yes' : '',
  });
}

/** Calls each server in turn, one call at a time, so that other load on the computer affects both. */
async function oneByOne(servers: readonly MeasuredServer[], calls: readonly Call[][]): Promise<Spread[]> {
  const loads = servers.map(({ address }) => new Load(address, 1));
  const latencies = servers.map((): number[] => []);
  for (let index = 0; index < ONE_BY_ONE; index += 1) {
    for (const [which, load] of loads.entries()) {
      const call = calls[which]?.[index];
      const sent = performance.now();
      if (call) await load.post(call);
      latencies[which]?.push(performance.now() - sent);
    }
  }
  for (const load of loads) load.close();
  return latencies.map(percentiles);
}

function print(line: object): void {
  console.log(JSON.stringify({ bench: 'server', ...line }));
}
