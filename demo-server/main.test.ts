import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { Agent, get } from 'node:http';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';
import { runHere } from './testing/run-here.ts';
import { type Ended, startServerProcess as start } from './testing/server-process.ts';
import { temporaryFolder } from './testing/temporary-folder.ts';

test('prints its address in one line of JSON, answers, and stops on a signal', async () => {
  const data = join(temporaryFolder(), 'made', 'for', 'it');
  const server = start(['--port', '0', '--data', data]);
  const address = await server.address;

  // A kept-alive connection does not keep the server from stopping.
  const agent = new Agent({ keepAlive: true });
  onTestFinished(() => agent.destroy());
  const [response] = await once(get(`${address}/healthz`, { agent }), 'response');
  expect(await text(response)).toBe('{"status":"ok"}');
  expect(readdirSync(data)).toEqual(expect.arrayContaining(['countersign.db', 'keys.txt']));

  server.child.kill('SIGTERM');
  const ended = await server.ended;
  expect(ended.code).toBe(0);
  expect(ended.stdout.trimEnd().split('\n')).toHaveLength(1);
  expect(JSON.parse(ended.stdout)).toEqual({ address, pid: server.child.pid, data });
  expect(ended.stderr).toBe('');
});

test.each([
  ['without a proxy', '0', 'timeout=5'],
  ['behind a proxy', '1', 'timeout=130'],
])('%s, keeps idle connections open as long as it should', async (_where, proxies, expected) => {
  const server = start(['--port', '0', '--data', temporaryFolder()], {
    COUNTERSIGN_TRUSTED_PROXIES: proxies,
  });
  const agent = new Agent({ keepAlive: true });
  onTestFinished(() => agent.destroy());
  const [response] = await once(get(`${await server.address}/healthz`, { agent }), 'response');
  await text(response);
  expect(response.headers['keep-alive']).toBe(expected);
});

test('two servers that start at once on one new folder share it', async () => {
  const data = temporaryFolder();
  const servers = [1, 2].map(() => start(['--port', '0', '--data', data]));
  const addresses = await Promise.all(servers.map(({ address }) => address));
  const headers = (origin: string) => ({ Origin: origin, 'Content-Type': 'application/json' });
  const [first = '', second = ''] = addresses;
  const signUp = await fetch(`${first}/api/auth/sign-up/email`, {
    method: 'POST',
    headers: headers(first),
    body: JSON.stringify({ name: 'Ann', email: 'ann@example.com', password: 'correct horse' }),
  });
  const cookie = signUp.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const session = await fetch(`${second}/api/auth/get-session`, { headers: { Cookie: cookie } });
  expect(await session.json()).toMatchObject({ user: { email: 'ann@example.com' } });
});

test('reports a port in use in a sentence', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    other.close();
  });
  const address = other.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  const ended = await start(['--port', String(port), '--data', temporaryFolder()]).ended;
  expectSentence(ended, `Port ${port} on 127.0.0.1 is in use`);
});

test('reports a read-only data folder in a sentence', async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'a-file'), '');
  for (const data of [join(folder, 'a-file'), join(folder, 'a-file', 'below')]) {
    expectSentence(
      await runHere(['--port', '0', '--data', data]),
      `The data folder ${data} cannot be written`,
    );
  }
});

test('reports an invalid database file in a sentence, and does not change it', async () => {
  const data = temporaryFolder();
  writeFileSync(join(data, 'countersign.db'), 'this is a letter to my aunt, not a database'.repeat(50));
  writeFileSync(join(data, 'keys.txt'), `k1:${Buffer.alloc(32, 1).toString('base64')}\n`);
  expectSentence(await runHere(['--port', '0', '--data', data]), 'cannot be opened');
});

test('reports missing keys and does not replace them', async () => {
  const data = temporaryFolder();
  const first = start(['--port', '0', '--data', data]);
  await first.address;
  first.child.kill('SIGINT');
  expect((await first.ended).code).toBe(0);

  rmSync(join(data, 'keys.txt'));
  expectSentence(await runHere(['--port', '0', '--data', data]), 'keys.txt is missing');
});

test('rotate-keys reseals all values while a server runs, and reports it', async () => {
  const data = temporaryFolder();
  const server = start(['--port', '0', '--data', data]);
  await server.address;
  const rotated = await runHere(['rotate-keys', '--data', data]);
  expect({ code: rotated.code, ...JSON.parse(rotated.stdout) }).toEqual({
    code: 0,
    keyId: 'k2',
    resealed: 0,
    unreadable: [],
  });
  expect(rotated.stderr).toMatch(/^Everything stored is now encrypted with the key “k2”/);
  expect(readFileSync(join(data, 'keys.txt'), 'utf8')).toMatch(/^k2:.{44}\nk1:.{44}\n$/);
});

test('in production, refuses missing, short and chosen keys in one line without the keys', async () => {
  const production = {
    COUNTERSIGN_ENV: 'production',
    COUNTERSIGN_BASE_URL: 'https://2fa.example.com',
    SMTP_URL: 'smtp://127.0.0.1:25',
  };
  const chosen = Buffer.from('a passphrase of thirty-two bytes').toString('base64');
  const cases: [string, string][] = [
    ['', 'COUNTERSIGN_KEYS is missing'],
    ['k1:c2hvcnQ=', 'COUNTERSIGN_KEYS is not valid'],
    [`k1:${Buffer.alloc(32).toString('base64')}`, 'A key in COUNTERSIGN_KEYS is a pattern'],
    [`k1:${chosen}`, 'A key in COUNTERSIGN_KEYS is a pattern'],
  ];
  for (const [COUNTERSIGN_KEYS, sentence] of cases) {
    const data = temporaryFolder();
    const ended = await runHere(['--port', '0', '--data', data], { ...production, COUNTERSIGN_KEYS });
    expectSentence(ended, sentence);
    if (COUNTERSIGN_KEYS !== '') expect(ended.stderr).not.toContain(COUNTERSIGN_KEYS.slice(3));
    expect(readdirSync(data)).not.toContain('keys.txt');
  }
});

test('a stopping server reports that it is not ready, answers for a while, and finishes current requests', async () => {
  const server = start(['--port', '0', '--data', temporaryFolder()], {
    // Real seconds, because this is a process of its own: enough for the eight requests below on a busy computer.
    COUNTERSIGN_DRAIN: '5',
    COUNTERSIGN_LOG_LEVEL: 'info',
  });
  const address = await server.address;
  expect(await (await fetch(`${address}/readyz`)).json()).toEqual({ status: 'ready' });
  server.child.kill('SIGTERM');
  await expect.poll(async () => (await fetch(`${address}/readyz`)).status).toBe(503);
  expect((await fetch(`${address}/healthz`)).headers.get('Connection')).toBe('close');
  // bcrypt takes a while: the last of these answers come after the server has stopped accepting connections.
  const underWay = await Promise.all(
    Array.from({ length: 6 }, (_, index) =>
      fetch(`${address}/api/auth/sign-up/email`, {
        method: 'POST',
        headers: { Origin: address, 'Content-Type': 'application/json' },
        body: JSON.stringify({ name: 'Ann', email: `ann${index}@example.com`, password: 'correct horse' }),
      }),
    ),
  );
  expect(underWay.map(({ status }) => status)).toEqual(Array(6).fill(200));

  const { code, stderr } = await server.ended;
  expect(code).toBe(0);
  const messages = stderr
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line).msg);
  expect(messages[0]).toBe('started');
  expect(messages).toContain('stopping');
  expect(messages.at(-1)).toBe('stopped');
});

test('reports an unreachable PostgreSQL in a sentence without its password', async () => {
  const ended = await runHere(['--port', '0', '--data', temporaryFolder()], {
    DATABASE_URL: 'postgres://ann:hunter2@127.0.0.1:1/countersign',
  });
  expectSentence(ended, 'The PostgreSQL database in DATABASE_URL cannot be used');
  expect(ended.stderr).not.toContain('hunter2');
});

test('reports all wrong settings with exit code 1, and a wrong command line with the usage and exit code 2', async () => {
  const data = temporaryFolder();
  mkdirSync(join(data, 'sub'));
  const wrong = await runHere(['--port', 'x', '--data', data], {
    COUNTERSIGN_LOG_LEVEL: 'loud',
    COUNTERSIGN_KEYS: 'hunter2',
  });
  expect(wrong.code).toBe(1);
  expect(wrong.stderr.trimEnd().split('\n')).toHaveLength(3);
  expect(wrong.stderr).not.toContain('hunter2');
  expect(readdirSync(data)).toEqual(['sub']);

  const usage = await start(['--prot', '80']).ended;
  expect(usage.code).toBe(2);
  expect(usage.stderr).toContain('Usage:');
  expect((await runHere(['--help'])).stdout).toContain('--port NUMBER');
});

function expectSentence({ code, stdout, stderr }: Ended, sentence: string): void {
  expect(stderr).toContain(sentence);
  expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  expect(stderr).not.toMatch(/^\s+at /m);
  expect(stdout).toBe('');
  expect(code).toBe(1);
}
