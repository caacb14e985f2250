/**
 * A small correct server with a second factor. It can contain one mistake at a time. The suite's own tests use it:
 * each mistake must make its checks fail.
 */
import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { base32FromBytes } from '../../../shared/base32.ts';
import { formatKeyUri } from '../../../shared/key-uri.ts';
import { matchTimeStep } from '../../../shared/one-time-code.ts';
import { textIn } from '../adapters/reading.ts';

export type Mistake =
  | 'codes work again'
  | 'reads, waits, then writes'
  | 'ten steps of tolerance'
  | 'counts per sign-in only'
  | 'counts nothing'
  | 'password is enough'
  | 'keeps the session id'
  | 'turns off with the password'
  | 'any type of code'
  | 'one key for all'
  | 'any origin'
  | 'fails on odd input'
  | 'keeps what strangers set up'
  | 'keeps old links';

interface User {
  email: string;
  password: string;
  secret?: string;
  isOn: boolean;
  lastStep: number;
  failures: number;
  isProved: boolean;
  /** The token of the password reset link that was mailed last. */
  reset?: string | undefined;
}

interface Session {
  user: User;
  isFull: boolean;
  failures: number;
}

export interface SmallServer {
  origin: string;
  clock: { offset: number };
  /** The newest link that was mailed to an address. */
  mailed(email: string): string | undefined;
  stop(): Promise<void>;
}

const SHARED_KEY = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';

export async function startSmallServer(mistake?: Mistake): Promise<SmallServer> {
  const users = new Map<string, User>();
  const sessions = new Map<string, Session>();
  const clock = { offset: 0 };
  const has = (wanted: Mistake) => wanted === mistake;

  function begin(response: ServerResponse, old: string, session: Session): void {
    const keeps = has('keeps the session id') && sessions.has(old);
    const id = keeps ? old : randomBytes(16).toString('hex');
    if (!keeps) sessions.delete(old);
    sessions.set(id, session);
    response.setHeader('Set-Cookie', `id=${id}; Path=/; HttpOnly; SameSite=Lax`);
  }

  /** Returns whether a code is right, unused and within the limit. A right code then counts as used. */
  async function isRight(session: Session, code: unknown): Promise<boolean> {
    const { user } = session;
    const text = has('any type of code') ? String(code) : code;
    if (typeof text !== 'string' || !/^[0-9]{6}$/.test(text)) throw new Error('malformed');
    const limited = has('counts per sign-in only') ? session.failures : user.failures;
    if (!has('counts nothing') && limited >= 5) return false;
    const window = has('ten steps of tolerance') ? 10 : 1;
    const parameters = {
      type: 'totp',
      algorithm: 'SHA1',
      digits: 6,
      period: 30,
      secret: user.secret ?? '',
    } as const;
    const step = matchTimeStep(parameters, text, Date.now() + clock.offset, window);
    const isFresh = step !== undefined && (has('codes work again') || step > user.lastStep);
    if (has('reads, waits, then writes')) await sleep(50);
    if (!isFresh) {
      user.failures += 1;
      session.failures += 1;
      return false;
    }
    user.lastStep = step;
    user.failures = 0;
    return true;
  }

  async function act(path: string, body: unknown, id: string, response: ServerResponse): Promise<unknown> {
    const session = sessions.get(id);
    const email = textIn(body, 'email') ?? '';
    const password = textIn(body, 'password') ?? '';
    const code = typeof body === 'object' && body !== null && 'code' in body ? body.code : undefined;
    switch (path) {
      case '/sign-up': {
        const user = { email, password, isOn: false, lastStep: -1, failures: 0, isProved: false };
        users.set(email, user);
        begin(response, id, { user, isFull: true, failures: 0 });
        return {};
      }
      case '/sign-in': {
        const user = users.get(email);
        if (user?.password !== password) return undefined;
        begin(response, id, { user, isFull: !user.isOn || has('password is enough'), failures: 0 });
        return { awaitsCode: user.isOn };
      }
      case '/me':
        return session?.isFull ? { email: session.user.email } : undefined;
      case '/enable':
        if (!session?.isFull || session.user.isOn || session.user.password !== password) return undefined;
        session.user.secret = has('one key for all') ? SHARED_KEY : base32FromBytes(randomBytes(20));
        return {
          uri: formatKeyUri({
            type: 'totp',
            issuer: 'Small',
            account: session.user.email,
            secret: session.user.secret,
            algorithm: 'SHA1',
            digits: 6,
            period: 30,
            extra: [],
          }),
        };
      case '/code': {
        if (!session || !(await isRight(session, code))) return undefined;
        session.user.isOn = true;
        begin(response, id, { ...session, isFull: true });
        return {};
      }
      case '/off': {
        if (!session?.isFull || session.user.password !== password) return undefined;
        if (!has('turns off with the password') && !(await isRight(session, code))) return undefined;
        session.user.isOn = false;
        return {};
      }
      case '/prove':
        if (session) session.user.isProved = true;
        return session && {};
      case '/change': {
        const next = textIn(body, 'next');
        if (!session?.isFull || next === undefined || session.user.password !== password) return undefined;
        session.user.password = next;
        if (!has('keeps old links')) session.user.reset = undefined;
        return {};
      }
      case '/forgot': {
        const user = users.get(email);
        if (user) user.reset = randomBytes(16).toString('hex');
        return {};
      }
      case '/reset': {
        const token = textIn(body, 'token');
        const user = [...users.values()].find(({ reset }) => reset !== undefined && reset === token);
        if (!user) return undefined;
        if (!user.isProved && !has('keeps what strangers set up')) user.isOn = false;
        for (const [id, session] of sessions) if (session.user === user) sessions.delete(id);
        Object.assign(user, { password, reset: undefined, isProved: true });
        return {};
      }
      default:
        return undefined;
    }
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { origin: from } = request.headers;
    let text = '';
    for await (const chunk of request) text += chunk;
    const id = /\bid=([0-9a-f]+)/.exec(request.headers.cookie ?? '')?.[1] ?? '';
    try {
      if (from !== undefined && from !== origin && !has('any origin')) throw new Error('foreign');
      const body: unknown = text === '' ? undefined : JSON.parse(text);
      const reply = await act(request.url ?? '/', body, id, response);
      response.writeHead(reply === undefined ? 401 : 200).end(JSON.stringify(reply ?? { error: 'refused' }));
    } catch {
      response.writeHead(has('fails on odd input') ? 500 : 400).end('{"error":"malformed"}');
    }
  }

  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    clock,
    mailed: (email) => users.get(email)?.reset,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
