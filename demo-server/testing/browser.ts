import {
  type BodyOf,
  type ErrorBody,
  errorBody,
  type ReplyOf,
  type RouteName,
  routes,
} from '../contract/index.ts';
import { holdToDocument } from './held-to-document.ts';
import { IssuedValues } from './issued-values.ts';

/** The parts of a browser that the API sees: an origin and a cookie jar. */
export class Browser {
  readonly #address: string;
  readonly #origin: string;
  readonly #issued: IssuedValues;
  readonly #cookies = new Map<string, string>();
  #bearer: string | undefined;

  /** @param issued records all secrets in requests and replies */
  constructor(address: string, origin: string, issued = new IssuedValues()) {
    this.#address = address;
    this.#origin = origin;
    this.#issued = issued;
  }

  /** Returns the session token, as a thief of the cookie would have it. */
  get token(): string | undefined {
    return [...this.#cookies].find(([name]) => name.endsWith('countersign.session'))?.[1];
  }

  /** Returns the token of the trusted device in the same way. */
  get deviceToken(): string | undefined {
    return [...this.#cookies].find(([name]) => name.endsWith('countersign.device'))?.[1];
  }

  /** Returns the token of the right to set up a second factor after a reset, in the same way. */
  get rightToken(): string | undefined {
    return [...this.#cookies].find(([name]) => name.endsWith('countersign.right'))?.[1];
  }

  /** Sends this token in the header `Authorization` from now on. */
  set bearer(token: string) {
    this.#bearer = token;
    this.#issued.token(token);
  }

  /** Deletes all cookies except those named, as the end of a session does. */
  forgetSession(kept: readonly ('device' | 'right' | 'browser')[] = ['device']): void {
    for (const name of this.#cookies.keys())
      if (!kept.some((end) => name.endsWith(`.${end}`))) this.#cookies.delete(name);
  }

  /** Returns a browser with the same cookies. */
  copy(): Browser {
    return this.at(this.#address, this.#origin);
  }

  /** Returns a browser with the same cookies for a server at another address. */
  at(address: string, origin = address): Browser {
    const copy = new Browser(address, origin, this.#issued);
    for (const [name, value] of this.#cookies) copy.#cookies.set(name, value);
    copy.#bearer = this.#bearer;
    return copy;
  }

  /** Sends a request with this browser's cookies and origin. Checks the answer against the OpenAPI document. */
  async fetch(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    if (init.method === 'POST' && !headers.has('Origin')) headers.set('Origin', this.#origin);
    if (this.#bearer !== undefined) headers.set('Authorization', `Bearer ${this.#bearer}`);
    if (this.#cookies.size > 0) {
      headers.set('Cookie', [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    }
    const response = await fetch(this.#address + path, { ...init, headers, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = '', attributes = ''] = /^([^=]+)=([^;]*)(.*)$/.exec(line) ?? [];
      if (value === '' || /expires=Thu, 01 Jan 1970/i.test(attributes)) this.#cookies.delete(name);
      else this.#cookies.set(name, value);
      this.#issued.cookie(value);
    }
    await holdToDocument(init.method ?? 'GET', this.#address + path, response);
    return response;
  }

  /** Calls a route with a body of any shape. */
  async call(name: RouteName, body?: unknown, query: Record<string, string> = {}): Promise<Response> {
    const { method, path } = routes[name];
    this.#issued.sent(body);
    const parameters = new URLSearchParams(query).toString();
    return this.fetch(parameters === '' ? path : `${path}?${parameters}`, {
      method,
      ...(body !== undefined && {
        body: JSON.stringify(body),
        headers: { 'Content-Type': 'application/json' },
      }),
    });
  }

  /** Calls a route that must succeed, and validates the reply against the contract. */
  async send<N extends RouteName>(
    name: N,
    body?: BodyOf<(typeof routes)[N]>,
    query: Record<string, string> = {},
  ): Promise<ReplyOf<(typeof routes)[N]>> {
    const response = await this.call(name, body, query);
    const reply: unknown = await response.json();
    this.#issued.received(reply);
    if (response.status !== 200)
      throw new Error(`${name} answered ${response.status} ${JSON.stringify(reply)}`);
    // The schema belongs to the name, which a union of all schemas cannot express.
    return routes[name].reply.parse(reply) as ReplyOf<(typeof routes)[N]>;
  }

  /** Calls a route that must refuse. */
  async refusal(name: RouteName, body?: unknown): Promise<ErrorBody & { status: number }> {
    return readRefusal(await this.call(name, body));
  }
}

/** Reads a refusal and validates it against the contract. */
export async function readRefusal(response: Response): Promise<ErrorBody & { status: number }> {
  return { ...errorBody.parse(await response.json()), status: response.status };
}
