/**
 * Measures whether one hostile client delays others, on SQLite and on PostgreSQL. The client sends right sign-ins for
 * six accounts of its own at full speed, from another process. Meanwhile another person signs in, and a probe asks
 * `/readyz`.
 *
 * Idle and attacked parts take turns, because other programs on the computer slow both down. Each attack comes from a
 * network of its own, which has spent nothing yet.
 *
 * Prints one JSON object per line: for each database the times on an idle server and under attack, the median of their
 * ratios, and the aims.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startPostgres } from '../../demo-server/testing/postgres-cluster.ts';
import { createDatabase } from '../../demo-server/testing/postgres-databases.ts';
import { cpuSeconds } from './processes.ts';
import { Load, median, percentiles, round, type Spread } from './server/load.ts';
import { type MeasuredServer, startMeasured } from './server/measured-process.ts';

const COUNTERSIGN = new URL('./server/countersign.ts', import.meta.url);
const ATTACKER = new URL('./server/attacker.ts', import.meta.url);
const PASSWORD = 'correct horse battery';
const VICTIM = { email: 'ann@example.com', from: '198.51.100.1' };
/** Idle and attacked parts, in turns. */
const ROUNDS = 5;
/** Sign-ins of the other person in each part, and the pause between them in milliseconds. */
const SIGN_INS = 30;
const PAUSE_MS = 40;
/** How long an attack goes on before it counts, in milliseconds: its first wave is under way. */
const FIRST_WAVE_MS = 1000;
/** How often the probe asks, in milliseconds. */
const PROBE_EVERY_MS = 20;

interface Part {
  signIns: number[];
  probes: number[];
  /** Processor time of the server and of the client that attacks, as a share of one core. */
  cores: { server: number; attacker: number };
}

export async function benchFairness(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'countersign-bench-'));
  const cluster = await startPostgres();
  try {
    await measure('sqlite', { COUNTERSIGN_DATA: join(folder, 'sqlite') });
    await measure('postgresql', {
      COUNTERSIGN_DATA: join(folder, 'postgresql'),
      DATABASE_URL: await createDatabase(cluster.url),
    });
  } finally {
    await cluster.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function measure(database: string, env: Record<string, string>): Promise<void> {
  const server = await startMeasured(COUNTERSIGN, {
    ...env,
    // The attacker has networks of its own.
    COUNTERSIGN_TRUSTED_PROXIES: '1',
    COUNTERSIGN_SIGN_UP_LIMIT: '1000/1',
  });
  const load = new Load(server.address, 4);
  const person = { name: 'Ann', email: VICTIM.email, password: PASSWORD };
  await load.post({ path: '/api/auth/sign-up/email', body: person, from: VICTIM.from });
  const attacker = await startAttacker(server.address);
  // Not counted, because code is still being compiled.
  await signIns(load, 10);
  const idle: Part[] = [];
  const attacked: Part[] = [];
  for (let turn = 0; turn < ROUNDS; turn += 1) {
    idle.push(await during(load, server, attacker));
    attacker.send(`203.0.113.${turn}`);
    await sleep(FIRST_WAVE_MS);
    attacked.push(await during(load, server, attacker));
    await pause(attacker);
  }
  const answers = await stopAttacker(attacker);
  load.close();
  await server.stop();
  const ratios = attacked.map(({ signIns }, turn) => middle(signIns) / middle(idle[turn]?.signIns ?? []));
  console.log(
    JSON.stringify({
      bench: 'fairness',
      database,
      what: 'milliseconds for a sign-in of another person and for /readyz, idle and beside one hostile client',
      idle: summary(idle),
      attacked: summary(attacked),
      ratio: round(median(ratios)),
      ratios: ratios.map(round),
      attackerWasAnswered: answers,
      aim: { ratio: 2, readyzP99: 50 },
    }),
  );
}

function summary(parts: readonly Part[]) {
  return {
    signIn: percentiles(parts.flatMap((part) => part.signIns)),
    readyz: percentiles(parts.flatMap((part) => part.probes)),
    serverCores: round(median(parts.map(({ cores }) => cores.server))),
    attackerCores: round(median(parts.map(({ cores }) => cores.attacker))),
  };
}

function middle(times: readonly number[]): number {
  const { p50 }: Spread = percentiles(times);
  return p50;
}

/** Signs in again and again, while a probe asks whether the server is ready. */
async function during(load: Load, server: MeasuredServer, attacker: ChildProcess): Promise<Part> {
  const probe = new AbortController();
  const probed = probeUntil(server.address, probe.signal);
  const processes = { server: server.pid, attacker: attacker.pid ?? 0 };
  const before = { server: cpuSeconds(processes.server), attacker: cpuSeconds(processes.attacker) };
  const began = performance.now();
  const times = await signIns(load, SIGN_INS);
  const seconds = (performance.now() - began) / 1000;
  const cores = {
    server: (cpuSeconds(processes.server) - before.server) / seconds,
    attacker: (cpuSeconds(processes.attacker) - before.attacker) / seconds,
  };
  probe.abort();
  return { signIns: times, probes: await probed, cores };
}

async function signIns(load: Load, count: number): Promise<number[]> {
  const body = { email: VICTIM.email, password: PASSWORD };
  const times: number[] = [];
  for (let done = 0; done < count; done += 1) {
    const sent = performance.now();
    await load.post({ path: '/api/auth/sign-in/email', body, from: VICTIM.from });
    times.push(performance.now() - sent);
    await sleep(PAUSE_MS);
  }
  return times;
}

async function probeUntil(address: string, signal: AbortSignal): Promise<number[]> {
  const times: number[] = [];
  while (!signal.aborted) {
    const sent = performance.now();
    const { status } = await fetch(`${address}/readyz`);
    if (status !== 200) throw new Error(`/readyz answered ${status}.`);
    times.push(performance.now() - sent);
    await sleep(PROBE_EVERY_MS);
  }
  return times;
}

async function startAttacker(address: string): Promise<ChildProcess> {
  const child = fork(ATTACKER, [address, PASSWORD], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  await once(child, 'message');
  return child;
}

/** Waits until the attacker has stopped for now. */
async function pause(child: ChildProcess): Promise<void> {
  child.send('pause');
  await once(child, 'message');
}

/** Stops the attacker. @returns how often it got each status */
async function stopAttacker(child: ChildProcess): Promise<Record<string, number>> {
  child.send('stop');
  const [answers] = await once(child, 'message');
  child.kill();
  return answers;
}
