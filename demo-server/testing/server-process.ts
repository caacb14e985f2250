import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

const MAIN = fileURLToPath(new URL('../main.ts', import.meta.url));
const QUICK = fileURLToPath(new URL('./quick-server.ts', import.meta.url));

export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** A server in its own process. */
export interface ServerProcess {
  child: ChildProcess;
  /** Its address; rejected if the process ends before it listens. */
  address: Promise<string>;
  ended: Promise<Ended>;
}

/** Starts the program as a person would. */
export function startServerProcess(args: string[], env: Record<string, string> = {}): ServerProcess {
  return start(MAIN, args, env);
}

/** Starts the same server with the lowest password cost, for tests that sign in often. */
export function startQuickServer(data: string, env: Record<string, string> = {}): ServerProcess {
  return start(QUICK, ['--port', '0', '--data', data], env);
}

function start(entry: string, args: string[], env: Record<string, string>): ServerProcess {
  const child = spawn(process.execPath, [entry, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  const exit = once(child, 'close');
  const ended = Promise.all([exit, text(child.stdout), text(child.stderr)]).then(
    ([[code], stdout, stderr]): Ended => ({ code, stdout, stderr }),
  );
  const address = new Promise<string>((resolve, reject) => {
    let out = '';
    child.stdout.on('data', (chunk) => {
      out += chunk;
      const said = /"address":"([^"]+)"/.exec(out)?.[1];
      if (said) resolve(said);
    });
    ended.then(({ stderr }) => reject(new Error(`The server ended before it listened: ${stderr}`)), reject);
  });
  // Some tests do not wait for an address.
  address.catch(() => undefined);
  return { child, address, ended };
}
