/** Installing over a line that breaks, with the real npm and a registry on this computer. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest';
import { npmOverBadLine } from './packages.mjs';

/** Each test runs npm some times, which takes seconds on a busy computer. */
afterAll(() => vi.resetConfig());

let folder: string;
let server: Server;
/** How many downloads stop halfway. */
let breaks: number;
let downloads: number;
let isThere: boolean;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'countersign-line-'));
  downloads = 0;
  isThere = true;
  const archive = makePackage();
  server = createServer((_request, response) => {
    downloads += 1;
    if (!isThere) return response.writeHead(404).end();
    response.writeHead(200, { 'Content-Length': archive.length });
    if (downloads > breaks) response.end(archive);
    else response.write(archive.subarray(0, 100), () => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const resolved = `http://127.0.0.1:${port}/far-away/-/far-away-1.0.0.tgz`;
  const integrity = `sha512-${createHash('sha512').update(archive).digest('base64')}`;
  const needed = { name: 'near', version: '1.0.0', dependencies: { 'far-away': '1.0.0' } };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(needed));
  writeFileSync(
    join(folder, 'package-lock.json'),
    JSON.stringify({
      ...{ name: 'near', version: '1.0.0', lockfileVersion: 3 },
      packages: { '': needed, 'node_modules/far-away': { version: '1.0.0', resolved, integrity } },
    }),
  );
});
afterEach(() => {
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Returns the archive of a package that holds one large file, so that half of it is not all of it. */
function makePackage(): Buffer {
  const content = join(folder, 'package');
  mkdirSync(content);
  writeFileSync(join(content, 'package.json'), '{"name":"far-away","version":"1.0.0"}');
  writeFileSync(join(content, 'noise'), createHash('shake256', { outputLength: 50_000 }).digest());
  return execFileSync('tar', ['-czf', '-', '-C', folder, 'package']);
}

function install() {
  const env = { ...process.env, npm_config_cache: join(folder, 'cache') };
  return npmOverBadLine(['ci', '--ignore-scripts', '--no-audit', '--loglevel=error'], { cwd: folder, env });
}

test('a download that breaks off is tried again', async () => {
  breaks = 2;
  const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  expect(await install()).toMatchObject({ code: 0 });
  expect(existsSync(join(folder, 'node_modules/far-away/noise'))).toBe(true);
  expect(said.mock.calls.flat()).toContain('  A download broke off. Continuing with what is missing.\n');
});

test('a registry that always breaks off is left after a few times', async () => {
  breaks = Number.POSITIVE_INFINITY;
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  expect((await install()).code).not.toBe(0);
  expect(downloads).toBeLessThan(20);
});

test('any other failure is told at once', async () => {
  isThere = false;
  const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  expect(await install()).toMatchObject({ code: 1, output: expect.stringContaining('E404') });
  expect(said).not.toHaveBeenCalled();
});
