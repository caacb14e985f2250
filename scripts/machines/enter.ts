/** Runs commands in a machine, or beside it. Whatever they start ends with them, and with this process. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

/** Takes a command's output as it comes. */
export type Write = (chunk: Buffer) => void;

export interface Machine {
  /** The system's folder, which stays as it is, or `-` if `folder` has the system itself. */
  base: string;
  /** A folder for what changes. */
  folder: string;
  user: string;
  /** Folders of this computer by their path in the machine. */
  binds?: Readonly<Record<string, string>>;
  env?: Readonly<Record<string, string>>;
  write: Write;
}

/** What is running now. */
const running = new Set<ChildProcess>();

const SCRIPT = join(import.meta.dirname, 'enter.sh');

/**
 * Returns the exit code of a command in a machine, in its user's home. The command sees none of this computer's
 * environment. Its processes are in a namespace that ends with its first one.
 */
export function enter(machine: Machine, command: readonly string[]): Promise<number> {
  const { base, folder, user, binds = {}, env = {}, write } = machine;
  giveNames(join(folder, base === '-' ? 'root' : 'changes'));
  const namespaces = ['--mount', '--pid', '--ipc', '--fork', '--kill-child'];
  return run(
    [
      ...['unshare', ...namespaces, 'sh', SCRIPT, base, folder, user],
      ...Object.entries(binds).map(([to, from]) => `${from}=${to}`),
      ...['--', ...command],
    ],
    write,
    {
      PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
      HOME: homeOf(user),
      USER: user,
      LOGNAME: user,
      SHELL: '/bin/bash',
      LANG: 'C.UTF-8',
      ...env,
    },
  );
}

/** @returns a user's home in a machine */
export function homeOf(user: string): string {
  return user === 'root' ? '/root' : `/home/${user}`;
}

/** Runs a command on this computer. @throws if it fails */
export async function runOutside(command: readonly string[], write: Write): Promise<void> {
  const code = await run(command, write, process.env);
  if (code !== 0) throw new Error(`${command[0]} failed (exit ${code}).`);
}

function run(command: readonly string[], write: Write, env: NodeJS.ProcessEnv): Promise<number> {
  return new Promise((resolve, reject) => {
    // Even if this process is killed, the command does not outlive it.
    const child = spawn('setpriv', ['--pdeathsig', 'KILL', ...command], {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    running.add(child);
    child.once('close', () => running.delete(child));
    child.stdout.on('data', write);
    child.stderr.on('data', write);
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
}

/** Ends every command that is running, with all it started. */
export async function endCommands(): Promise<void> {
  await Promise.all(
    [...running].map(async (child) => {
      child.kill('SIGKILL');
      await once(child, 'close');
    }),
  );
}

/** Copies where names are looked up: the network is this computer's. */
function giveNames(root: string): void {
  mkdirSync(join(root, 'etc'), { recursive: true });
  for (const file of ['/etc/resolv.conf', '/etc/hosts']) {
    if (existsSync(file)) copyFileSync(file, join(root, file));
  }
}
