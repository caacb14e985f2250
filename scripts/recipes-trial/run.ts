/** Runs a program of a recipe, and ends everything that it started. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';

export interface Ran {
  ok: boolean;
  /** Both outputs. */
  said: string;
}

export interface Circumstances {
  cwd: string;
  env?: NodeJS.ProcessEnv;
  input?: string;
  /** Another user of this computer, if the current one is root. */
  user?: { uid: number; gid: number };
}

/** Longest run, in milliseconds. */
const PATIENCE = 10 * 60_000;

/** The process groups that are running. */
const groups = new Set<number>();

/** Runs a program. A browser or driver that it leaves behind is ended with it. */
export async function run(program: string, args: readonly string[], at: Circumstances): Promise<Ran> {
  const child = spawn(program, args, {
    cwd: at.cwd,
    // The recipes must not see what this checkout’s own tools tell each other.
    env: { ...withoutNpm(process.env), ...at.env },
    // A group of its own. On Windows that would open a console.
    detached: process.platform !== 'win32',
    stdio: ['pipe', 'pipe', 'pipe'],
    ...at.user,
  });
  const chunks: Buffer[] = [];
  for (const output of [child.stdout, child.stderr]) output.on('data', (chunk) => chunks.push(chunk));
  // A program may end before it has read everything.
  child.stdin.on('error', () => undefined).end(at.input ?? '');
  const { pid } = child;
  if (pid !== undefined) groups.add(pid);
  let isLate = false;
  const patience = setTimeout(() => {
    isLate = true;
    end(pid);
  }, PATIENCE);
  try {
    // Not “close”: what the program leaves behind keeps its outputs open.
    const [code] = await once(child, 'exit');
    const why = isLate ? `It did not end within ${PATIENCE / 60_000} minutes.\n` : '';
    return { ok: code === 0, said: `${why}${Buffer.concat(chunks)}` };
  } catch (error) {
    return { ok: false, said: (error as Error).message };
  } finally {
    clearTimeout(patience);
    end(pid);
    if (pid !== undefined) groups.delete(pid);
  }
}

/** Ends all programs that are running. */
export function endAll(): void {
  for (const group of groups) end(group);
}

function end(group: number | undefined): void {
  if (group === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? group : -group, 'SIGKILL');
  } catch {
    // It has ended.
  }
}

function withoutNpm(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !/^npm_(?!config_)/.test(name)));
}
