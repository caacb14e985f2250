import { setTimeout as sleep } from 'node:timers/promises';

/** The run has used all its requests. The limit keeps a mistake in an adapter from flooding a server. */
export class BudgetSpent extends Error {
  override name = 'BudgetSpent';
}

/** The number of requests that a run may still make. */
export interface Budget {
  left: number;
}

/** Longest one request may take, in milliseconds. */
const TIME_LIMIT = 15_000;

/** The server's answer. */
export interface Answer {
  /** Whether the server accepted the request. By default: whether the status is from 200 to 299. */
  accepted: boolean;
  status: number;
  headers: Headers;
  /** The parsed JSON, or the text if it is not JSON. */
  body: unknown;
}

/** A browser as an API sees it: one origin, one cookie jar and, if the adapter supports it, its own network address. */
export class Client {
  readonly origin: string;
  readonly #budget: Budget;
  readonly #headers: Readonly<Record<string, string>>;
  readonly #cookies = new Map<string, string>();

  constructor(origin: string, budget: Budget, headers: Readonly<Record<string, string>> = {}) {
    this.origin = origin;
    this.#budget = budget;
    this.#headers = headers;
  }

  /** Returns another browser with the same cookies, as a thief would have. `headers` can give it another address. */
  copy(headers = this.#headers): Client {
    const copy = new Client(this.origin, this.#budget, headers);
    for (const [name, value] of this.#cookies) copy.#cookies.set(name, value);
    return copy;
  }

  get hasCookies(): boolean {
    return this.#cookies.size > 0;
  }

  get(path: string): Promise<Answer> {
    return this.send(path, { method: 'GET' });
  }

  /** Sends a JSON body with the server's own origin. */
  post(path: string, body: unknown = {}): Promise<Answer> {
    return this.send(path, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'Content-Type': 'application/json' },
    });
  }

  /** Sends any request to the server under test, and to no other. @throws BudgetSpent */
  async send(path: string, init: RequestInit & { headers?: Record<string, string> }): Promise<Answer> {
    if (this.#budget.left <= 0)
      throw new BudgetSpent('The run has made all the requests it may make. Allow more with --requests.');
    this.#budget.left -= 1;
    const url = new URL(path, this.origin);
    if (url.origin !== this.origin) throw new TypeError('The path must belong to the server under test.');
    const headers: Record<string, string> = { ...this.#headers, ...init.headers };
    if (init.method !== 'GET') headers.Origin ??= this.origin;
    if (this.#cookies.size > 0) {
      headers.Cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    }
    const response = await fetchTwice(url, {
      ...init,
      headers,
      redirect: 'manual',
      signal: AbortSignal.timeout(TIME_LIMIT),
    });
    for (const line of response.headers.getSetCookie()) this.#keep(line);
    const text = await response.text();
    return { accepted: response.ok, status: response.status, headers: response.headers, body: parsed(text) };
  }

  #keep(line: string): void {
    const [, name = '', value = '', attributes = ''] = /^([^=]+)=([^;]*)(.*)$/.exec(line) ?? [];
    const expires = /;\s*expires=([^;]+)/i.exec(attributes)?.[1];
    const isGone =
      value === '' ||
      /;\s*max-age=(0|-\d+)\s*(;|$)/i.test(attributes) ||
      // Only dates up to the epoch count: a server with a moved clock sends dates that mean nothing here.
      (expires !== undefined && new Date(expires).getTime() <= 0);
    if (isGone) this.#cookies.delete(name);
    else this.#cookies.set(name, value);
  }
}

/**
 * Fetches, and tries again once if the server closed a kept-alive connection just as it was reused.
 *
 * @throws Error with one sentence if the server does not answer in time
 */
async function fetchTwice(url: URL, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (error) {
    if (error instanceof Error && error.name === 'TimeoutError') {
      throw new Error(`The server did not answer within ${TIME_LIMIT / 1000} seconds.`);
    }
    const code =
      error instanceof Error && error.cause instanceof Error && 'code' in error.cause ? error.cause.code : '';
    if (code !== 'UND_ERR_SOCKET' && code !== 'ECONNRESET') throw error;
    await sleep(50);
    return fetch(url, init);
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
