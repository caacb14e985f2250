import {
  type BodyOf,
  type ErrorBody,
  errorBody,
  type QueryOf,
  type ReplyOf,
  type RouteContract,
} from '../../contract/index.ts';
import { refusalSentence, translate } from '../texts/translator.ts';
import { readServerClock } from '../time/server-clock.ts';

/** How long an answer may take, in milliseconds. */
const PATIENCE_MS = 20_000;

/** The server turned the request down. `message` is the sentence for people, in their language. */
export class ApiRefusal extends Error {
  override name = 'ApiRefusal';
  readonly body: ErrorBody;

  constructor(body: ErrorBody) {
    const sentence = refusalSentence(body.code, body.message);
    super(body.requestId ? translate('faults.quote', { sentence, requestId: body.requestId }) : sentence);
    this.body = body;
  }
}

/** There was no answer, or none that can be understood. `message` is one sentence for people. */
export class NoAnswer extends Error {
  override name = 'NoAnswer';
}

/** What a route is sent: its body, or the parameters of its address. No route has both. */
type SentTo<R extends RouteContract> =
  BodyOf<R> extends undefined ? (QueryOf<R> extends undefined ? [] : [query: QueryOf<R>]) : [body: BodyOf<R>];

/**
 * Calls one route of the API.
 *
 * @throws ApiRefusal when the server turns it down
 * @throws NoAnswer when it cannot be reached, takes more than 20 seconds, or its answer breaks the contract
 */
export function call<R extends RouteContract>(route: R, ...[sent]: SentTo<R>): Promise<ReplyOf<R>> {
  return send(route, sent);
}

/** {@link call}, for where the compiler cannot know which route it is. */
export async function send<R extends RouteContract>(route: R, sent: unknown): Promise<ReplyOf<R>> {
  const request: RequestInit = { method: route.method, signal: AbortSignal.timeout(PATIENCE_MS) };
  if (sent !== undefined && !route.query) {
    request.headers = { 'Content-Type': 'application/json' };
    request.body = JSON.stringify(sent);
  }
  const address = route.query ? withQuery(route.path, sent) : route.path;
  const response = await fetch(address, request).catch(whyUnreached);
  readServerClock(response.headers.get('Date'), Date.now());
  return readReply(route, response);
}

/** Holds an answer to the contract. */
export async function readReply<R extends RouteContract>(route: R, response: Response): Promise<ReplyOf<R>> {
  const content: unknown = await response.json().catch(() => undefined);
  if (response.ok) {
    const reply = route.reply.safeParse(content);
    if (reply.success) return reply.data as ReplyOf<R>;
  } else {
    const refusal = errorBody.safeParse(content);
    if (refusal.success) throw new ApiRefusal(refusal.data);
  }
  // What came is not repeated: it may hold a key.
  throw new NoAnswer(translate('faults.notUnderstood'));
}

/** What to tell people about anything thrown on the way to an answer. */
export function sentenceOf(error: unknown): string {
  return error instanceof ApiRefusal || error instanceof NoAnswer
    ? error.message
    : translate('faults.inThisPage');
}

function withQuery(path: string, query: unknown): string {
  const given = Object.entries(query ?? {}).filter(([, value]) => value !== undefined);
  return given.length > 0 ? `${path}?${new URLSearchParams(given)}` : path;
}

function whyUnreached(error: unknown): never {
  throw new NoAnswer(
    translate(
      error instanceof DOMException && error.name === 'TimeoutError' ? 'faults.slow' : 'faults.unreached',
    ),
  );
}
