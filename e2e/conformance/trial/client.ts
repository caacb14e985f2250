import { setTimeout as sleep } from 'node:timers/promises';
import { TranslatedError } from '../texts/say.ts';
import { Browser, type Cookie, isHeldBackAcrossSites } from './browser.ts';
import { type Exchange, maskedExchange } from './masked.ts';

/** The run has used all its requests. The limit keeps a mistake in an adapter from flooding a server. */
export class BudgetSpent extends TranslatedError {
  override name = 'BudgetSpent';
}

/** The server accepts no connections any more. The run ends. */
export class ServerGone extends TranslatedError {
  override name = 'ServerGone';
}

/** What all clients of one run share. */
export interface Wire {
  origin: string;
  /** The number of requests that the whole run may still make. */
  left: number;
  /** Returns whether the server accepted a request. By default: whether the status is from 200 to 299. */
  accepts?: ((answer: Omit<Answer, 'accepted'>) => boolean) | undefined;
  /** The longest time for one answer, in milliseconds. 15 seconds by default. */
  timeLimit?: number | undefined;
  /** Called after each request. @param masked returns it with everything secret masked */
  onExchange?(masked: () => Exchange): void;
}

/** Longest one request may take, in milliseconds. */
export const TIME_LIMIT = 15_000;
/** How many requests a client remembers, to tell whether a value was sent. */
const REMEMBERED = 8;

/** The server's answer. */
export interface Answer {
  accepted: boolean;
  status: number;
  headers: Headers;
  /** The parsed JSON, or the text if it is not JSON. */
  body: unknown;
}

/** What a page can make a browser send. */
export interface Sending {
  method: string;
  headers?: Record<string, string>;
  body?: string;
}

/** A browser as an API sees it: one origin, its cookies and state and, if the adapter supports it, its own network address. */
export class Client {
  readonly origin: string;
  readonly #wire: Wire;
  readonly #address: Readonly<Record<string, string>>;
  readonly #browser: Browser;
  #sent: { text: string; type: string }[] = [];

  constructor(wire: Wire, address: Readonly<Record<string, string>> = {}, browser = new Browser()) {
    this.origin = wire.origin;
    this.#wire = wire;
    this.#address = address;
    this.#browser = browser;
  }

  /**
   * What the adapter remembers for this browser: tokens of replies, hidden fields of forms. It is copied with the
   * cookies. An adapter must keep nothing about a client anywhere else.
   */
  get state(): Record<string, unknown> {
    return this.#browser.state;
  }

  /** Headers that this browser sends with every request, for example `Authorization`. They are copied, too. */
  get headers(): Record<string, string> {
    return this.#browser.headers;
  }

  get cookies(): readonly Cookie[] {
    return [...this.#browser.cookies.values()];
  }

  /** Returns another browser that knows the same: cookies, headers and state, as a thief would have them. */
  copy(): Client {
    return new Client(this.#wire, this.#address, this.#browser.clone());
  }

  /** Returns the same browser at another network address. What one of the two learns, the other knows. */
  movedTo(address: Readonly<Record<string, string>>): Client {
    return new Client(this.#wire, address, this.#browser);
  }

  /** Returns a copy that has only the cookies that `isWanted` chooses. */
  copyWithCookies(isWanted: (cookie: Cookie) => boolean): Client {
    const browser = this.#browser.clone();
    for (const cookie of this.cookies) if (!isWanted(cookie)) browser.cookies.delete(cookie.name);
    return new Client(this.#wire, this.#address, browser);
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

  /** Sends a form as a page of the server does. A value that is not a text is sent as its JSON. */
  postForm(path: string, fields: Readonly<Record<string, unknown>>): Promise<Answer> {
    return this.send(path, {
      method: 'POST',
      body: formBody(fields),
      headers: { 'Content-Type': FORM },
    });
  }

  /** Sends any request to the server under test, and to no other. @throws BudgetSpent, ServerGone */
  send(path: string, sending: Sending): Promise<Answer> {
    const headers: Record<string, string> = { ...this.#browser.headers, ...sending.headers };
    if (sending.method !== 'GET') headers.Origin ??= this.origin;
    return this.#fetch(path, { ...sending, headers }, this.#browser.cookieHeader());
  }

  /**
   * Sends a POST request as a page of another site can make this browser send it: without the headers of the server's
   * pages and without cookies that are SameSite=Lax or Strict. A body of a type that forms cannot have is sent only if
   * the server allows it in a preflight (Fetch Standard §4.8).
   *
   * @returns `undefined` if the browser would not send the request
   */
  async sendFromOtherSite(path: string, type: string, body: string): Promise<Answer | undefined> {
    const Origin = 'https://attacker.example';
    if (!/^(application\/x-www-form-urlencoded|multipart\/form-data|text\/plain)\b/.test(type)) {
      const headers = {
        Origin,
        'Access-Control-Request-Method': 'POST',
        'Access-Control-Request-Headers': 'content-type',
      };
      const { status, headers: allowed } = await this.#fetch(path, { method: 'OPTIONS', headers });
      const of = (name: string) => allowed.get(`access-control-allow-${name}`) ?? '';
      const isAllowed =
        status >= 200 &&
        status < 300 &&
        of('origin') === Origin &&
        of('credentials') === 'true' &&
        /(^|,)\s*content-type\s*(,|$)/i.test(of('headers'));
      if (!isAllowed) return undefined;
    }
    const cookies = this.#browser.cookieHeader((cookie) => !isHeldBackAcrossSites(cookie));
    return this.#fetch(path, { method: 'POST', body, headers: { 'Content-Type': type, Origin } }, cookies);
  }

  /** Returns whether one of the latest requests contained a text, as it is or encoded for a form, a URL or JSON. */
  hasSent(text: string): boolean {
    const form = new URLSearchParams({ '': text }).toString().slice(1);
    const spellings = [text, form, encodeURIComponent(text), JSON.stringify(text).slice(1, -1)];
    return this.#sent.some((sent) => spellings.some((spelling) => sent.text.includes(spelling)));
  }

  /** Whether the latest request was a form, which can carry texts only. */
  get hasSentForm(): boolean {
    return /urlencoded|multipart/.test(this.#sent.at(-1)?.type ?? '');
  }

  /** Forgets what was sent. `hasSent` speaks of later requests only. */
  forgetSent(): void {
    this.#sent = [];
  }

  async #fetch(path: string, sending: Sending, cookies?: string): Promise<Answer> {
    if (this.#wire.left <= 0) throw new BudgetSpent((say) => say.unjudged.noRequestsLeft);
    this.#wire.left -= 1;
    const url = new URL(path, this.origin);
    if (url.origin !== this.origin) throw new TypeError('The path must belong to the server under test.');
    const headers: Record<string, string> = { ...this.#address, ...sending.headers };
    if (cookies !== undefined) headers.Cookie = cookies;
    this.#sent.push({
      text: `${path}\n${Object.values(sending.headers ?? {}).join('\n')}\n${sending.body ?? ''}`,
      type: sending.headers?.['Content-Type'] ?? '',
    });
    if (this.#sent.length > REMEMBERED) this.#sent.shift();
    const timeLimit = this.#wire.timeLimit ?? TIME_LIMIT;
    const response = await fetchTwice(url, timeLimit, { ...sending, headers, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) this.#browser.keep(line);
    const text = await response.text();
    const body = parsed(text);
    // Only a few exchanges are ever shown, and masking all of them was a tenth of the work.
    this.#wire.onExchange?.(() => maskedExchange(path, sending, response.status, text));
    const answer = { status: response.status, headers: response.headers, body };
    return { ...answer, accepted: this.#wire.accepts?.(answer) ?? response.ok };
  }
}

export const FORM = 'application/x-www-form-urlencoded';

/** Returns the body of a form. A value that is not a text becomes its JSON. */
export function formBody(fields: Readonly<Record<string, unknown>>): string {
  return new URLSearchParams(
    Object.entries(fields)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)]),
  ).toString();
}

/**
 * Fetches, and tries again once if the server closed a kept-alive connection just as it was reused.
 *
 * @throws ServerGone, or TranslatedError if the server does not answer in time
 */
async function fetchTwice(url: URL, timeLimit: number, sending: RequestInit): Promise<Response> {
  const init = { ...sending, signal: AbortSignal.timeout(timeLimit) };
  try {
    return await fetch(url, init);
  } catch (error) {
    if (error instanceof Error && error.name === 'TimeoutError') {
      throw new TranslatedError((say) => say.unjudged.noAnswer({ seconds: timeLimit / 1000 }));
    }
    const code = causeOf(error);
    if (code !== 'UND_ERR_SOCKET' && code !== 'ECONNRESET' && code !== 'ECONNREFUSED') throw error;
    await sleep(50);
    return await fetch(url, init).catch((again: unknown) => {
      if (causeOf(again) !== 'ECONNREFUSED') throw again;
      throw new ServerGone((say) => say.unjudged.serverGone({ origin: url.origin }));
    });
  }
}

function causeOf(error: unknown): unknown {
  return error instanceof Error && error.cause instanceof Error && 'code' in error.cause
    ? error.cause.code
    : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
