import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../../e2e/fixtures/free-port.ts';

/** Debian's packages of PgBouncer. */
export const PGBOUNCER_PACKAGES = ['pgbouncer', 'libc-ares2'];

/**
 * Starts PgBouncer in transaction mode. It refuses to run as root, so it runs as nobody.
 *
 * @param debian the folder with the files of {@link PGBOUNCER_PACKAGES}
 * @param folder for its configuration
 * @returns the URL of the same database through PgBouncer, and its process
 */
export async function startPgBouncer(
  debian: string,
  folder: string,
  postgresUrl: string,
): Promise<{ url: string; child: ChildProcess }> {
  const { hostname, port, username, pathname } = new URL(postgresUrl);
  const own = await freePort();
  const config = join(folder, 'pgbouncer.ini');
  const users = join(folder, 'pgbouncer-users.txt');
  writeFileSync(users, `"${username}" ""\n`);
  writeFileSync(
    config,
    `[databases]\n* = host=${hostname} port=${port}\n[pgbouncer]\nlisten_addr = 127.0.0.1\nlisten_port = ${own}\nunix_socket_dir =\nauth_type = trust\nauth_file = ${users}\npool_mode = transaction\ndefault_pool_size = 8\n`,
  );
  chmodSync(folder, 0o755);
  const isRoot = process.getuid?.() === 0;
  const child = spawn(join(debian, 'usr/sbin/pgbouncer'), [...(isRoot ? ['-u', 'nobody'] : []), config], {
    stdio: 'ignore',
    env: { ...process.env, LD_LIBRARY_PATH: join(debian, 'usr/lib/x86_64-linux-gnu') },
  });
  await listens(own);
  return { url: `postgres://${username}@127.0.0.1:${own}${pathname}`, child };
}

async function listens(port: number): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    const isTaken = await freePort(port).then(
      () => false,
      () => true,
    );
    if (isTaken) return;
    await sleep(50);
  }
  throw new Error(`Nothing listens on port ${port}.`);
}
