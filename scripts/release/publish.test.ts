/** Publishing with the real npm to a registry on this computer. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest';
import { publish } from './publish.ts';

/** Each test runs npm some times, which takes seconds on a busy computer. */
afterAll(() => vi.resetConfig());

interface Document {
  name: string;
  'dist-tags': Record<string, string>;
  versions: Record<string, { dist: { integrity: string } }>;
  access: string;
}

const NAMES = ['first', '@scope/second'];
let folder: string;
let server: Server;
/** What was published, in order. */
let published: Document[];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'countersign-publish-'));
  published = [];
  server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part);
    const name = decodeURIComponent(request.url?.slice(1) ?? '');
    if (request.method === 'PUT') published.push(JSON.parse(Buffer.concat(parts).toString()));
    const found = published.find((one) => one.name === name);
    response.writeHead(found ? 200 : 404, { 'Content-Type': 'application/json' });
    response.end(JSON.stringify(found ?? { error: 'not found' }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  writeFileSync(join(folder, 'npmrc'), `//${host}/:_authToken=\${NODE_AUTH_TOKEN}\n`);
  vi.stubEnv('npm_config_userconfig', join(folder, 'npmrc'));
  vi.stubEnv('npm_config_registry', `http://${host}/`);
  vi.stubEnv('npm_config_cache', join(folder, 'cache'));
  vi.stubEnv('npm_config_fetch_retries', '0');
  vi.stubEnv('NODE_AUTH_TOKEN', 'token-of-this-test');
});
afterEach(() => {
  vi.unstubAllEnvs();
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Makes the tarball of a package, as npm does. */
function pack(name: string, version: string, text = ''): void {
  const content = join(folder, name.replace('/', '-'), 'package');
  mkdirSync(content, { recursive: true });
  writeFileSync(
    join(content, 'package.json'),
    JSON.stringify({ name, version, publishConfig: { access: 'public', provenance: true } }),
  );
  writeFileSync(join(content, 'README.md'), `# ${name}${text}`);
  mkdirSync(join(folder, 'packed'), { recursive: true });
  const to = join(folder, 'packed', `${name.replace('/', '-')}-${version}.tgz`);
  execFileSync('tar', ['-czf', to, '-C', dirname(content), 'package']);
}

/** Returns what it said. */
async function publishAll(version: string, dryRun = false): Promise<string[]> {
  const said: string[] = [];
  const parts = { folder: join(folder, 'packed'), version, names: NAMES, dryRun, withProvenance: false };
  await publish({ ...parts, say: (line) => said.push(line) }).catch((error: Error) =>
    said.push(error.message),
  );
  return said;
}

test('publishes in order, and a second run has nothing to do', async () => {
  for (const name of NAMES) pack(name, '1.0.0');
  expect(await publishAll('1.0.0')).toEqual(NAMES.map((name) => `${name} 1.0.0: published as latest.`));
  expect(published.map(({ name, access, 'dist-tags': tags }) => ({ name, access, tags }))).toEqual(
    NAMES.map((name) => ({ name, access: 'public', tags: { latest: '1.0.0' } })),
  );
  pack('@scope/second', '1.0.0', 'another text');
  expect(await publishAll('1.0.0')).toEqual([
    'first 1.0.0 is published already.',
    expect.stringContaining('The registry has another @scope/second 1.0.0.'),
  ]);
});

test('tries a version before a release, for people who will ask for it', async () => {
  for (const name of NAMES) pack(name, '2.0.0-rc.1');
  expect(await publishAll('2.0.0-rc.1', true)).toEqual(
    NAMES.map((name) => `${name} 2.0.0-rc.1: could be published as next.`),
  );
  expect(published).toEqual([]);
});

test.each([
  ['a missing package', ['first'], '1.0.0', 'There is no package @scope/second'],
  ['a strange package', [...NAMES, 'third'], '1.0.0', 'is third 1.0.0, which is not a package of 1.0.0'],
  ['another version', NAMES, '1.0.1', '1.0.0, which is not a package of 1.0.1'],
])('%s stops everything', async (_title, names, version, sentence) => {
  for (const name of names) pack(name, '1.0.0');
  expect(await publishAll(version)).toEqual([expect.stringContaining(sentence)]);
  expect(published).toEqual([]);
});

test('a registry that does not answer stops everything', async () => {
  for (const name of NAMES) pack(name, '1.0.0');
  server.close();
  expect(await publishAll('1.0.0')).toContainEqual(
    expect.stringContaining('does not tell whether it has first'),
  );
});
