import { setTimeout as sleep } from 'node:timers/promises';

/** More requests than a run may make: a mistake in an adapter must not become a flood. */
export class BudgetSpent extends Error {
  override name = 'BudgetSpent';
}

/** Counts requests over a whole run. */
export interface Budget {
  left: number;
}

/** Longest one request may take, in milliseconds. */
const TIME_LIMIT = 15_000;

/** What the server answered. */
export interface Answer {
  /** Whether the server did what was asked. A status from 200 to 299, unless the adapter knows better. */
  accepted: boolean;
  status: number;
  headers: Headers;
  /** Parsed when it is JSON, otherwise the text. */
  body: unknown;
}

/** As much of a browser as an API sees: one origin, one cookie jar, perhaps an address of its own. */
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

  /** Another browser with the same cookies, as a thief of them would have; at another address, if one is given. */
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

  /** A JSON body, from the site's own origin. */
  post(path: string, body: unknown = {}): Promise<Answer> {
    return this.send(path, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'Content-Type': 'application/json' },
    });
  }

  /** Any request to the server under test, and to no other. @throws BudgetSpent */
  async send(path: string, init: RequestInit & { headers?: Record<string, string> }): Promise<Answer> {
    if (this.#budget.left <= 0) throw new BudgetSpent('The run has made all the requests it may make.');
    this.#budget.left -= 1;
    const url = new URL(path, this.origin);
    if (url.origin !== this.origin) throw new TypeError('A path of the server under test was expected.');
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
      // Only the epoch: a server whose clock has been moved sends dates that mean nothing here.
      (expires !== undefined && new Date(expires).getTime() <= 0);
    if (isGone) this.#cookies.delete(name);
    else this.#cookies.set(name, value);
  }
}

/** A connection kept alive may be closed just as it is used again; that is no answer of the server's. */
async function fetchTwice(url: URL, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (error) {
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
