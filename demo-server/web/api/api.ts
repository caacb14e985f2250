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
import { basePath } from './base-path.ts';

/** Maximum time for an answer, in milliseconds. */
const PATIENCE_MS = 20_000;

/** The server refused the request. `message` is the sentence for users, in their language. */
export class ApiRefusal extends Error {
  override name = 'ApiRefusal';
  readonly body: ErrorBody;

  constructor(body: ErrorBody) {
    const sentence = refusalSentence(body.code, body.message);
    super(body.requestId ? translate('faults.quote', { sentence, requestId: body.requestId }) : sentence);
    this.body = body;
  }
}

/** There was no answer, or an unreadable one. `message` is one sentence for users. */
export class NoAnswer extends Error {
  override name = 'NoAnswer';
}

/** The input of a route: its body or its query parameters. No route has both. */
type SentTo<R extends RouteContract> =
  BodyOf<R> extends undefined ? (QueryOf<R> extends undefined ? [] : [query: QueryOf<R>]) : [body: BodyOf<R>];

/**
 * Calls one route of the API.
 *
 * @throws ApiRefusal if the server refuses the request
 * @throws NoAnswer if the server cannot be reached, needs more than 20 seconds, or breaks the contract
 */
export function call<R extends RouteContract>(route: R, ...[sent]: SentTo<R>): Promise<ReplyOf<R>> {
  return send(route, sent);
}

/** Like {@link call}, with the token of a teacher or a pupil of a class. */
export function callAs<R extends RouteContract>(
  token: string,
  route: R,
  ...[sent]: SentTo<R>
): Promise<ReplyOf<R>> {
  return send(route, sent, token);
}

/** Like {@link call}, for code where the compiler does not know the route. */
export async function send<R extends RouteContract>(
  route: R,
  sent: unknown,
  token?: string,
): Promise<ReplyOf<R>> {
  const request: RequestInit = { method: route.method, signal: AbortSignal.timeout(PATIENCE_MS) };
  const headers = new Headers();
  if (token !== undefined) headers.set('Authorization', `Bearer ${token}`);
  if (sent !== undefined && !route.query) {
    headers.set('Content-Type', 'application/json');
    request.body = JSON.stringify(sent);
  }
  request.headers = headers;
  const address = route.query ? withQuery(route.path, sent) : route.path;
  const response = await fetch(basePath() + address, request).catch(whyUnreached);
  readServerClock(response.headers.get('Date'), Date.now());
  return readReply(route, response);
}

/** Reads an answer and checks it against the contract. */
export async function readReply<R extends RouteContract>(route: R, response: Response): Promise<ReplyOf<R>> {
  const content: unknown = await response.json().catch(() => undefined);
  if (response.ok) {
    const reply = route.reply.safeParse(content);
    if (reply.success) return reply.data as ReplyOf<R>;
  } else {
    const refusal = errorBody.safeParse(content);
    if (refusal.success) throw new ApiRefusal(refusal.data);
  }
  // The message does not repeat the answer, which may contain a key.
  throw new NoAnswer(translate('faults.notUnderstood'));
}

/** Returns the sentence for users about any error of a call. */
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
