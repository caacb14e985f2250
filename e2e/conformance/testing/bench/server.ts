/** A server of the bench: one world, one style, at most one flaw. */
import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Flaw } from './flaws.ts';
import { letsIn, type Style } from './styles.ts';
import { type Fields, type Outcome, World } from './world.ts';

export interface BenchServer {
  origin: string;
  world: World;
  /** Takes requests from now on and answers none. */
  hang(): void;
  stop(): Promise<void>;
}

const MOST_BYTES = 100_000;
/** What a route of GET answers; all others take POST. */
const READ = new Set(['me', 'list']);
/** The flaws whose cookies travel with requests of other sites. */
const OPEN = new Set<string>([
  'cookies for other sites',
  'any site may ask',
  'allows every site in preflights',
]);

export async function startBench(style: Style, flaw?: Flaw): Promise<BenchServer> {
  const world = new World(flaw, style.rules);
  /** The CSRF token of each first cookie. */
  const csrf = new Map<string, string>();
  let origin = '';

  function attributes(): string {
    const httpOnly = flaw === 'cookies that scripts can read' ? '' : '; HttpOnly';
    const isOpen = OPEN.has(flaw ?? '');
    return `; Path=/${httpOnly}${isOpen ? '' : '; SameSite=Lax'}`;
  }

  /** Returns the session id that a request carries. */
  function idOf(request: IncomingMessage): string {
    if (style.carrier === 'bearer')
      return /^Bearer (\w+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
    const cookies = request.headers.cookie ?? '';
    const first = /\bid=(\w+)/.exec(cookies)?.[1] ?? '';
    if (style.carrier === 'cookie') return first;
    return first === '' ? '' : (/\bproof=(\w+)/.exec(cookies)?.[1] ?? '');
  }

  /** Gives the browser its session. Returns what belongs into the body. */
  function give(response: ServerResponse, request: IncomingMessage, id: string): Record<string, string> {
    if (style.carrier === 'bearer') return { token: id };
    const lines: string[] = [];
    // This server keeps its first cookie through the whole sign-in: only the second one changes.
    if (style.carrier === 'two cookies') {
      const browser = /\bid=(\w+)/.exec(request.headers.cookie ?? '')?.[1];
      if (browser === undefined) lines.push(`id=${randomBytes(16).toString('hex')}${attributes()}`);
      lines.push(`proof=${id}${id === '' ? '; Max-Age=0' : ''}${attributes()}`);
    } else {
      lines.push(`id=${id}${id === '' ? '; Max-Age=0' : ''}${attributes()}`);
    }
    response.setHeader('Set-Cookie', lines);
    return flaw === 'tokens in the body' ? { token: id } : {};
  }

  function readFields(request: IncomingMessage, text: string, url: URL): Fields {
    if (request.method === 'GET') return Object.fromEntries(url.searchParams);
    if (style.takes === 'forms') {
      const parameters = new URLSearchParams(text);
      const isTwice = parameters.getAll('code').length > 1;
      if (isTwice && flaw !== 'the last of two codes counts') throw new Error('two codes');
      return Object.fromEntries(parameters);
    }
    const isForm = request.headers['content-type']?.includes('urlencoded');
    const body: unknown = isForm ? Object.fromEntries(new URLSearchParams(text)) : JSON.parse(text || '{}');
    if (typeof body !== 'object' || body === null || Array.isArray(body)) throw new Error('not an object');
    const isTwice = text.split('"code"').length > 2;
    if (isTwice && flaw !== 'the last of two codes counts') throw new Error('two codes');
    return { ...body };
  }

  async function decide(
    request: IncomingMessage,
    url: URL,
    text: string,
    id: string,
  ): Promise<Outcome | { kind: 'failed' }> {
    const operation = url.pathname.slice(1);
    if (!letsIn(style, request.headers, origin, flaw)) return { kind: 'refused' };
    if (text.length > MOST_BYTES && flaw !== 'bodies of any size') return { kind: 'malformed' };
    if (request.method === 'GET' && !READ.has(operation) && flaw !== 'GET signs in')
      return { kind: 'refused' };
    const failing = flaw === 'fails on odd input' || flaw === 'fails on odd texts' ? 'failed' : 'malformed';
    let fields: Fields;
    try {
      fields = readFields(request, text, url);
    } catch {
      return { kind: failing };
    }
    if (style.guard === 'csrf' && request.method === 'POST' && flaw !== 'any site may ask') {
      const cookie = /\bid=(\w+)/.exec(request.headers.cookie ?? '')?.[1] ?? '';
      if (csrf.get(cookie) === undefined || fields.csrf !== csrf.get(cookie)) return { kind: 'refused' };
    }
    const network = String(request.headers['x-forwarded-for'] ?? '');
    const outcome = await world.act(operation, fields, id, network);
    return outcome.kind === 'malformed' ? { kind: failing } : outcome;
  }

  /** The page with a form: sets the first cookie and shows its CSRF token. */
  function showForm(request: IncomingMessage, response: ServerResponse): void {
    let cookie = /\bid=(\w+)/.exec(request.headers.cookie ?? '')?.[1];
    if (cookie === undefined) {
      cookie = randomBytes(16).toString('hex');
      response.setHeader('Set-Cookie', `id=${cookie}${attributes()}`);
    }
    const token = csrf.get(cookie) ?? randomBytes(16).toString('hex');
    csrf.set(cookie, token);
    response.end(
      `<form method="post"><input type='hidden' value="${token}" name=csrf><input name="code"></form>`,
    );
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', origin);
    if (flaw !== 'types are guessed') response.setHeader('X-Content-Type-Options', 'nosniff');
    if (flaw !== 'the key may be stored') response.setHeader('Cache-Control', 'no-store');
    if (request.method === 'OPTIONS') return preflight(request, response);
    if (url.pathname === '/form') return showForm(request, response);
    let text = '';
    for await (const chunk of request) text += chunk;
    const outcome = await decide(request, url, text, idOf(request));
    const extra = 'id' in outcome && outcome.id !== undefined ? give(response, request, outcome.id) : {};
    const isDone = outcome.kind === 'done';
    const isVerify = url.pathname === '/verify';
    const reply = style.reply(
      isDone ? { ...outcome, data: { ...outcome.data, ...extra } } : outcome,
      url.pathname,
    );
    let { body } = reply;
    if (flaw === 'repeats the code' && isVerify && !isDone) body += text;
    if (flaw === 'tokens in the body' && body === '' && extra.token) body = extra.token;
    if (flaw === 'shows where it failed' && !isDone) body += `Error: ${new Error('x').stack}`;
    const { 'Retry-After': after, ...headers } = reply.headers ?? {};
    if (after !== undefined && flaw !== 'does not say how long') response.setHeader('Retry-After', after);
    response.writeHead(reply.status, headers).end(body);
  }

  function preflight(request: IncomingMessage, response: ServerResponse): void {
    if (flaw === 'allows every site in preflights' || flaw === 'any site may ask') {
      response.setHeader('Access-Control-Allow-Origin', request.headers.origin ?? '*');
      response.setHeader('Access-Control-Allow-Credentials', 'true');
      response.setHeader('Access-Control-Allow-Headers', 'content-type');
    }
    response.writeHead(204).end();
  }

  let isHanging = false;
  const server = createServer((request, response) => {
    if (isHanging) return;
    answer(request, response).catch(() => response.writeHead(500).end());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    world,
    hang() {
      isHanging = true;
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
