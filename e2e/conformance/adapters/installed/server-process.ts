/** Runs an installed server as a process of its own, on a free port of this computer and with a clock that can be moved. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FakeClock } from '../../trial/adapter.ts';

export interface ServerProcess {
  /** `http://127.0.0.1:PORT` */
  origin: string;
  /** Ends the process, and removes its data and its clock. */
  stop(): Promise<void>;
}

export interface Start {
  /** The name for error sentences. */
  name: string;
  /** The program; the running Node by default. */
  program?: string;
  /** Arguments of the program. `data` is an empty folder that is removed at the end. */
  args(at: { port: number; data: string }): readonly string[];
  env?(at: { port: number; data: string }): Record<string, string>;
  /** Writes what the server needs before it starts. */
  prepare?(at: { port: number; data: string }): Promise<void>;
  /** The folder in which the server starts; its data folder by default. */
  folder?: string;
  clock: FakeClock;
  /** The path that answers with a status below 500 once the server is ready. */
  readyAt: string;
}

/** Longest start, in milliseconds. */
const START = 600_000;
/** How long a server may take to end by itself, in milliseconds. */
const END = 5_000;
/** How much of the server's output is kept for an error, in characters. */
const TAIL = 4_000;

/** Starts the server and waits until it answers. @throws Error with one sentence */
export async function startServerProcess(start: Start): Promise<ServerProcess> {
  const { name, program = process.execPath, args, env, prepare, clock, readyAt } = start;
  const data = await mkdtemp(join(tmpdir(), 'conformance-server-'));
  const removeAll = async () => {
    await clock.remove();
    await rm(data, { recursive: true, force: true });
  };
  const at = { port: await freePort(), data };
  try {
    await prepare?.(at);
  } catch (error) {
    await removeAll();
    throw new Error(`${name} cannot be set up: ${lastLines(messageOf(error))}`);
  }
  const child = spawn(program, args(at), {
    cwd: start.folder ?? data,
    env: { ...cleanEnvironment(), ...clock.env, ...env?.(at) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let tail = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (text) => {
      tail = (tail + text).slice(-TAIL);
    });
  }
  const ended = once(child, 'close');
  const quit = () => {
    for (const worker of workersOf(child.pid)) process.kill(worker, 'SIGKILL');
    child.kill('SIGKILL');
  };
  process.once('exit', quit);
  const stop = async () => {
    process.off('exit', quit);
    if (child.exitCode === null && child.signalCode === null) {
      for (const worker of workersOf(child.pid)) process.kill(worker, 'SIGTERM');
      child.kill('SIGTERM');
      const late = setTimeout(quit, END);
      await ended;
      clearTimeout(late);
    }
    await removeAll();
  };
  const origin = `http://127.0.0.1:${at.port}`;
  const isReady = await Promise.race([answers(origin + readyAt), ended.then(() => false)]);
  if (!isReady) {
    const hasEnded = child.exitCode !== null;
    await stop();
    throw new Error(
      `${name} ${hasEnded ? 'ended before it answered' : `did not answer within ${START / 1000} seconds`}. It said last: ${lastLines(tail)}`,
    );
  }
  return { origin, stop };
}

/** Returns the process IDs of a server's own processes. PHP's built-in server, for one, does not end its workers itself. */
function workersOf(pid: number | undefined): number[] {
  try {
    const ids = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8');
    return ids.split(' ').filter(Boolean).map(Number);
  } catch {
    return [];
  }
}

/** What a failed command printed, or what the error says. */
function messageOf(error: unknown): string {
  const { stderr, stdout, message } = error as { stderr?: string; stdout?: string; message: string };
  return stderr || stdout || message;
}

function lastLines(text: string): string {
  return text.trim().split('\n').slice(-3).join(' ');
}

async function answers(url: string): Promise<boolean> {
  for (const until = Date.now() + START; Date.now() < until; await sleep(250)) {
    const status = await fetch(url, { redirect: 'manual' }).then(
      (answer) => answer.status,
      () => 500,
    );
    if (status < 500) return true;
  }
  return false;
}

/** Returns the environment without what this process needs for itself, such as options for its own Node. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const drop = /^(npm_|NODE_OPTIONS$|VITEST|CONFORMANCE_|COUNTERSIGN_|DATABASE_URL$|PORT$)/i;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !drop.test(name)));
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}
