import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import tls from 'node:tls';
import { startPostgres } from '../../demo-server/testing/postgres-cluster.ts';
import { freePort } from '../../e2e/fixtures/free-port.ts';
import { root } from '../setup/state.mjs';
import { classFlow } from './class-flow.ts';
import { unpackDebian } from './debian.ts';
import { signInInBrowser } from './in-browser.ts';
import { PGBOUNCER_PACKAGES, startPgBouncer } from './pgbouncer.ts';
import { type Running, startServer, stopChild } from './running.ts';
import { signInFlow } from './sign-in-flow.ts';

const PACKAGES = ['nginx', 'caddy', ...PGBOUNCER_PACKAGES];
const TOKEN = 'token-of-the-trial-Zq81xLm3';

/**
 * Runs the examples of docs/examples, nginx and Caddy, in front of two servers on PostgreSQL through PgBouncer in
 * transaction mode, with TLS and under a path. Signs in through each, as a client of the API and in a browser, runs a class of the lab, and checks cookies, client addresses and metrics.
 *
 * Needs Debian's apt.
 */
export async function tryProxies(folder: string, say: (line: string) => void): Promise<void> {
  const debian = unpackDebian(folder, PACKAGES);
  const certificate = makeCertificate(folder);
  tls.setDefaultCACertificates([...tls.getCACertificates(), readFileSync(certificate.cert, 'utf8')]);
  const postgres = await startPostgres();
  const children: ChildProcess[] = [];
  try {
    const { url, child } = await startPgBouncer(debian, folder, postgres.url);
    children.push(child);
    for (const proxy of ['nginx', 'caddy'] as const) {
      const [port, first, second] = [await freePort(), await freePort(), await freePort()];
      const env = {
        DATABASE_URL: url,
        COUNTERSIGN_BASE_URL: `https://localhost:${port}/2fa`,
        COUNTERSIGN_TRUSTED_PROXIES: '1',
        COUNTERSIGN_METRICS_TOKEN: TOKEN,
        COUNTERSIGN_DATA: join(folder, 'data'),
      };
      const main = join(root, 'demo-server/main.ts');
      const servers: Running[] = [];
      let child: ChildProcess | undefined;
      try {
        for (const own of [first, second])
          servers.push(
            await startServer(process.execPath, [main, '--port', String(own)], { cwd: root, env }),
          );
        child = START[proxy](debian, folder, certificate, { port, first, second });
        await answers(`https://localhost:${port}/2fa/readyz`);
        for (let times = 0; times < 3; times += 1) await signInFlow(`https://localhost:${port}/2fa`);
        await signInInBrowser(`https://localhost:${port}/2fa`, readFileSync(certificate.cert, 'utf8'));
        await classFlow(`https://localhost:${port}/2fa`);
        await checkEdges(`https://localhost:${port}`, servers);
        say(
          `${proxy}: a browser signs in with codes and a passkey, under a path, on two servers with PgBouncer. A class of thirty runs on both.`,
        );
      } finally {
        if (child) await stopChild(child);
        for (const server of servers) await server.stop();
      }
    }
  } finally {
    for (const child of children) await stopChild(child);
    await postgres.stop();
  }
}

/** Cookies, client addresses, metrics and paths outside the site, as a browser and a scraper see them. */
async function checkEdges(origin: string, servers: readonly Running[]): Promise<void> {
  const email = `bob-${Date.now()}@example.test`;
  const signedUp = await fetch(`${origin}/2fa/api/auth/sign-up/email`, {
    method: 'POST',
    headers: { Origin: origin, 'Content-Type': 'application/json', 'X-Forwarded-For': '203.0.113.9' },
    body: JSON.stringify({ name: 'Bob', email, password: 'correct horse battery' }),
  });
  const cookies = signedUp.headers.getSetCookie();
  for (const cookie of cookies)
    assert(
      /^__Secure-.*; path=\/2fa;.*; secure; httponly/i.test(cookie),
      'a cookie is not bound to the path',
    );
  assert(cookies.length > 0, 'no cookie was set');
  const sessions = await fetch(`${origin}/2fa/api/auth/list-sessions`, {
    headers: { Cookie: cookies.map((cookie) => cookie.split(';')[0]).join('; ') },
  });
  const listed = await sessions.text();
  assert(/127\.0\.0\.1|::1/.test(listed), 'the client’s address is not the one that the proxy saw');
  assert(!listed.includes('203.0.113.9'), 'the client chose its own address');
  assert((await fetch(`${origin}/2fa/metrics`)).status === 404, 'the proxy shows /metrics');
  const bare = await fetch(`${origin}/2fa`, { redirect: 'manual' });
  assert(
    bare.status === 308 && /\/2fa\/$/.test(bare.headers.get('Location') ?? ''),
    '/2fa does not lead to /2fa/',
  );
  const page = await (await fetch(`${origin}/2fa/sign-in`)).text();
  const [, script = ''] = /src="(\/2fa\/assets\/[^"]+\.js)"/.exec(page) ?? [];
  assert((await fetch(origin + script)).ok, 'the pages do not find their files');
  for (const { address } of servers) {
    const scraped = await fetch(`${address}/metrics`, { headers: { Authorization: `Bearer ${TOKEN}` } });
    assert(
      /duration_seconds_count\{.*api\/auth/.test(await scraped.text()),
      'one of the servers got no request',
    );
  }
}

interface Ports {
  port: number;
  first: number;
  second: number;
}
interface Certificate {
  cert: string;
  key: string;
}

/** Each example of the documents, with this trial's ports and files. */
const START = {
  nginx(debian: string, folder: string, certificate: Certificate, ports: Ports): ChildProcess {
    const site = example('nginx.conf', certificate, ports)
      .replace('listen 443', `listen 127.0.0.1:${ports.port}`)
      .replace('server_name example.org', 'server_name localhost')
      .replace('return 308 /2fa/', `return 308 https://localhost:${ports.port}/2fa/`);
    const config = join(folder, 'nginx.conf');
    writeFileSync(
      config,
      `daemon off;\npid ${folder}/nginx.pid;\nerror_log stderr;\nevents {}\nhttp {\naccess_log off;\n${[
        'client_body',
        'proxy',
        'fastcgi',
        'uwsgi',
        'scgi',
      ]
        .map((kind) => `${kind}_temp_path ${folder}/nginx-${kind};`)
        .join('\n')}\n${site}}\n`,
    );
    return spawn(join(debian, 'usr/sbin/nginx'), ['-c', config, '-p', folder], { stdio: 'inherit' });
  },
  caddy(debian: string, folder: string, certificate: Certificate, ports: Ports): ChildProcess {
    const config = join(folder, 'Caddyfile');
    const site = example('Caddyfile', certificate, ports).replace(
      'example.org {',
      `localhost:${ports.port} {`,
    );
    writeFileSync(config, `{\n\tadmin off\n\tauto_https disable_redirects\n\tskip_install_trust\n}\n${site}`);
    return spawn(join(debian, 'usr/bin/caddy'), ['run', '--config', config, '--adapter', 'caddyfile'], {
      stdio: 'ignore',
      env: { ...process.env, HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder },
    });
  },
};

function example(name: string, { cert, key }: Certificate, { first, second }: Ports): string {
  return readFileSync(join(root, 'docs/examples', name), 'utf8')
    .replaceAll('/etc/ssl/example.org/cert.pem', cert)
    .replaceAll('/etc/ssl/example.org/key.pem', key)
    .replaceAll('127.0.0.1:4281', `127.0.0.1:${first}`)
    .replaceAll('127.0.0.1:4282', `127.0.0.1:${second}`);
}

function makeCertificate(folder: string): Certificate {
  const [cert, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')];
  const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
  execFileSync(
    'openssl',
    [
      'req',
      '-x509',
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:P-256',
      '-nodes',
      '-days',
      '2',
      ...subject,
      '-keyout',
      key,
      '-out',
      cert,
    ],
    { stdio: 'ignore' },
  );
  return { cert, key };
}

async function answers(address: string): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    const response = await fetch(address).catch(() => undefined);
    if (response?.ok) return;
    await sleep(100);
  }
  throw new Error(`${address} does not answer.`);
}

function assert(isTrue: boolean, sentence: string): void {
  if (!isTrue) throw new Error(`Behind the proxy, ${sentence}.`);
}
