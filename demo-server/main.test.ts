import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { Agent, get } from 'node:http';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { temporaryFolder } from './testing/test-site.ts';

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url));

test('says where it listens in one line of JSON, answers, and stops when told to', async () => {
  const data = join(temporaryFolder(), 'made', 'for', 'it');
  const server = start(['--port', '0', '--data', data]);
  const address = await server.address;

  // A connection that is kept open does not keep the server from stopping.
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

test('two servers that start on one new folder at once share it', async () => {
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

test('a port in use gets a sentence', async () => {
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

test('a data folder that cannot be written gets a sentence', async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'a-file'), '');
  for (const data of [join(folder, 'a-file'), join(folder, 'a-file', 'below')]) {
    expectSentence(
      await start(['--port', '0', '--data', data]).ended,
      `The data folder ${data} cannot be written`,
    );
  }
});

test('a database that is no database gets a sentence and stays as it is', async () => {
  const data = temporaryFolder();
  writeFileSync(join(data, 'countersign.db'), 'this is a letter to my aunt, not a database'.repeat(50));
  writeFileSync(join(data, 'keys.txt'), `k1:${Buffer.alloc(32, 1).toString('base64')}\n`);
  expectSentence(await start(['--port', '0', '--data', data]).ended, 'cannot be opened');
});

test('keys that went missing are reported, not replaced', async () => {
  const data = temporaryFolder();
  const first = start(['--port', '0', '--data', data]);
  await first.address;
  first.child.kill('SIGINT');
  expect((await first.ended).code).toBe(0);

  rmSync(join(data, 'keys.txt'));
  expectSentence(await start(['--port', '0', '--data', data]).ended, 'keys.txt is missing');
});

test('wrong settings: every one, and exit code 1; a wrong command line: how to use it, and 2', async () => {
  const data = temporaryFolder();
  mkdirSync(join(data, 'sub'));
  const wrong = await start(['--port', 'x', '--data', data], {
    COUNTERSIGN_LOG_LEVEL: 'loud',
    COUNTERSIGN_KEYS: 'hunter2',
  }).ended;
  expect(wrong.code).toBe(1);
  expect(wrong.stderr.trimEnd().split('\n')).toHaveLength(3);
  expect(wrong.stderr).not.toContain('hunter2');
  expect(readdirSync(data)).toEqual(['sub']);

  const usage = await start(['--prot', '80']).ended;
  expect(usage.code).toBe(2);
  expect(usage.stderr).toContain('Usage:');
  expect((await start(['--help']).ended).stdout).toContain('--port NUMBER');
});

interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

function expectSentence({ code, stdout, stderr }: Ended, sentence: string): void {
  expect(stderr).toContain(sentence);
  expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  expect(stderr).not.toMatch(/^\s+at /m);
  expect(stdout).toBe('');
  expect(code).toBe(1);
}

function start(args: string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [MAIN, ...args], {
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
  // Not every test waits for an address.
  address.catch(() => undefined);
  return { child, address, ended };
}
