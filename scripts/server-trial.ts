/**
 * `npm run test:server` tests the server as other people run it: from its tarball, in an empty folder, on several
 * versions of Node; and behind nginx and Caddy, on PostgreSQL with PgBouncer.
 *
 *     npm run test:server -- [tarball|proxies]
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tryProxies } from './server-trial/proxies.ts';
import { tryTarball } from './server-trial/tarball.ts';
import { root } from './setup/state.mjs';

const say = (line: string) => void process.stdout.write(`${line}\n`);
const folder = mkdtempSync(join(tmpdir(), 'countersign-server-trial-'));
try {
  const [only] = process.argv.slice(2);
  if (only !== 'proxies') {
    const tarball = execFileSync(process.execPath, ['scripts/pack-server.ts', '--out', folder], {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
    await tryTarball(tarball, folder, say);
  }
  if (only !== 'tarball') await tryProxies(folder, say);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
