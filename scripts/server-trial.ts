/**
 * `npm run test:server` tests the server as other people run it: from its tarball, in an empty folder, on several
 * versions of Node; behind nginx and Caddy, on PostgreSQL with PgBouncer; and as an image.
 *
 *     npm run test:server -- [tarball|proxies|image …]
 *
 * Without a word it tries all but the image, which needs Docker or Podman.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readWords, wrongWords } from './command/read-words.ts';
import { tryImage } from './server-trial/image.ts';
import { tryProxies } from './server-trial/proxies.ts';
import { tryTarball } from './server-trial/tarball.ts';
import { root } from './setup/state.mjs';

const PARTS = ['tarball', 'proxies', 'image'] as const;
const say = (line: string): void => console.log(line);

const usage = `Usage: npm run test:server -- [${PARTS.join('|')} …]`;
const { positionals: words } = readWords({ allowPositionals: true }, usage);
const unknown = words.find((word) => !PARTS.some((part) => part === word));
if (unknown !== undefined) wrongWords(`There is no part “${unknown}”.`, usage);
await tryParts(words.length > 0 ? words : ['tarball', 'proxies']);

async function tryParts(parts: readonly string[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-server-trial-'));
  let made: string | undefined;
  const tarball = () => {
    made ??= execFileSync(process.execPath, ['scripts/pack-server.ts', '--out', folder], {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
    return made;
  };
  try {
    if (parts.includes('tarball')) await tryTarball(tarball(), folder, say);
    if (parts.includes('proxies')) await tryProxies(folder, say);
    if (parts.includes('image')) await tryImage(tarball(), folder, say);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
