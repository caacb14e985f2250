/**
 * Measures whether one hostile client delays others, on SQLite and on PostgreSQL. The client sends right sign-ins for
 * six accounts of its own at full speed, from another process. Meanwhile another person signs in, and a probe asks
 * `/readyz`.
 *
 * Prints one JSON object per line: for each database the times on an idle server and under attack, their ratio, and the
 * aims.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startPostgres } from '../../demo-server/testing/postgres-cluster.ts';
import { createDatabase } from '../../demo-server/testing/postgres-databases.ts';
import { Load, percentiles, round, type Spread } from './server/load.ts';
import { type MeasuredServer, startMeasured } from './server/measured-process.ts';

const COUNTERSIGN = new URL('./server/countersign.ts', import.meta.url);
const ATTACKER = new URL('./server/attacker.ts', import.meta.url);
const PASSWORD = 'correct horse battery';
const VICTIM = { email: 'ann@example.com', from: '198.51.100.1' };
/** Sign-ins of the other person in each part, and the pause between them in milliseconds. */
const SIGN_INS = 60;
const PAUSE_MS = 40;
/** How often the probe asks, in milliseconds. */
const PROBE_EVERY_MS = 20;

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
    // The attacker has a network of its own.
    COUNTERSIGN_TRUSTED_PROXIES: '1',
    COUNTERSIGN_SIGN_UP_LIMIT: '1000/1',
  });
  const load = new Load(server.address, 4);
  const person = { name: 'Ann', email: VICTIM.email, password: PASSWORD };
  await load.post({ path: '/api/auth/sign-up/email', body: person, from: VICTIM.from });
  // Not counted, because code is still being compiled.
  await signIns(load, 10);
  const idle = await during(load, server);
  const attacker = await startAttacker(server.address);
  // Its first wave is under way.
  await sleep(1000);
  const attacked = await during(load, server);
  const answers = await stopAttacker(attacker);
  load.close();
  await server.stop();
  console.log(
    JSON.stringify({
      bench: 'fairness',
      database,
      what: 'milliseconds for a sign-in of another person and for /readyz, idle and beside one hostile client',
      idle,
      attacked,
      ratio: round(attacked.signIn.p50 / idle.signIn.p50),
      attackerWasAnswered: answers,
      aim: { ratio: 2, readyzP99: 50 },
    }),
  );
}

/** Signs in again and again, while a probe asks whether the server is ready. */
async function during(load: Load, { address }: MeasuredServer): Promise<{ signIn: Spread; readyz: Spread }> {
  const probe = new AbortController();
  const probed = probeUntil(address, probe.signal);
  const signIn = await signIns(load, SIGN_INS);
  probe.abort();
  return { signIn, readyz: await probed };
}

async function signIns(load: Load, count: number): Promise<Spread> {
  const body = { email: VICTIM.email, password: PASSWORD };
  const times: number[] = [];
  for (let done = 0; done < count; done += 1) {
    const sent = performance.now();
    await load.post({ path: '/api/auth/sign-in/email', body, from: VICTIM.from });
    times.push(performance.now() - sent);
    await sleep(PAUSE_MS);
  }
  return percentiles(times);
}

async function probeUntil(address: string, signal: AbortSignal): Promise<Spread> {
  const times: number[] = [];
  while (!signal.aborted) {
    const sent = performance.now();
    const { status } = await fetch(`${address}/readyz`);
    if (status !== 200) throw new Error(`/readyz answered ${status}.`);
    times.push(performance.now() - sent);
    await sleep(PROBE_EVERY_MS);
  }
  return percentiles(times);
}

async function startAttacker(address: string): Promise<ChildProcess> {
  const child = fork(ATTACKER, [address, PASSWORD], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  await once(child, 'message');
  return child;
}

/** Stops the attacker. @returns how often it got each status */
async function stopAttacker(child: ChildProcess): Promise<Record<string, number>> {
  child.send('stop');
  const [answers] = await once(child, 'message');
  child.kill();
  return answers;
}
