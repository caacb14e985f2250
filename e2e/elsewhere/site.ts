/**
 * A small site of another maker: better-auth's own server with its `twoFactor` plugin and default options, and one page
 * of forms. The kit's tests and the conformance suite use it.
 */
import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DatabaseSync } from 'node:sqlite';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { type BetterAuthOptions, betterAuth } from 'better-auth';
import { getMigrations } from 'better-auth/db/migration';
import { twoFactor } from 'better-auth/plugins/two-factor';
import QRCode from 'qrcode';
import { PAGE } from './page.ts';

export interface Elsewhere {
  /** `http://127.0.0.1:PORT` */
  address: string;
  /** The token of the newest password reset link, by address. */
  resetTokens: ReadonlyMap<string, string>;
  stop(): Promise<void>;
}

/** @param isLimited whether it refuses many requests, as a production server does */
export async function startElsewhere({ isLimited = true } = {}): Promise<Elsewhere> {
  const resetTokens = new Map<string, string>();
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.writeHead(500).end());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const database = new DatabaseSync(':memory:');
  const options = {
    appName: 'Elsewhere',
    baseURL: address,
    secret: randomBytes(32).toString('base64'),
    database,
    emailAndPassword: {
      enabled: true,
      sendResetPassword: async ({ user, token }) => {
        resetTokens.set(user.email, token);
      },
    },
    // The default only in production. This site stands for a production server.
    rateLimit: { enabled: isLimited },
    telemetry: { enabled: false },
    logger: { disabled: true },
    plugins: [twoFactor()],
  } satisfies BetterAuthOptions;
  const { runMigrations } = await getMigrations(options);
  await runMigrations();
  const auth = betterAuth(options);

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', address);
    if (url.pathname.startsWith('/api/auth/')) {
      await passOn(await auth.handler(await webRequest(request, url)), response);
    } else if (url.pathname === '/qr' && request.method === 'POST') {
      const uri = (await buffer(request)).toString('utf8');
      response.writeHead(200, { 'Content-Type': 'image/svg+xml', 'Cache-Control': 'no-store' });
      response.end(await QRCode.toString(uri, { type: 'svg', width: 220 }));
    } else if (url.pathname === '/') {
      response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(PAGE);
    } else {
      response.writeHead(404).end();
    }
  }

  return {
    address,
    resetTokens,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      database.close();
    },
  };
}

async function webRequest(request: IncomingMessage, url: URL): Promise<Request> {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  const { method = 'GET' } = request;
  const body = method === 'GET' || method === 'HEAD' ? undefined : new Uint8Array(await buffer(request));
  return new Request(url, { method, headers, ...(body && { body }) });
}

async function passOn(from: Response, to: ServerResponse): Promise<void> {
  const headers: Record<string, string | string[]> = Object.fromEntries(from.headers);
  const cookies = from.headers.getSetCookie();
  if (cookies.length > 0) headers['set-cookie'] = cookies;
  to.writeHead(from.status, headers);
  if (from.body) Readable.from(Buffer.from(await from.arrayBuffer())).pipe(to);
  else to.end();
}
