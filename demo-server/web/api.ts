import {
  type BodyOf,
  type ErrorBody,
  errorBody,
  type ReplyOf,
  type RouteContract,
} from '../contract/index.ts';
import { readServerClock } from './server-clock.ts';

/** How long an answer may take, in milliseconds. */
const PATIENCE_MS = 20_000;

/** The server turned the request down. `message` is its sentence for people. */
export class ApiRefusal extends Error {
  override name = 'ApiRefusal';
  readonly body: ErrorBody;

  constructor(body: ErrorBody) {
    super(
      body.requestId ? `${body.message} If it happens again, report it as ${body.requestId}.` : body.message,
    );
    this.body = body;
  }
}

/** There was no answer, or none that can be understood. `message` is one sentence for people. */
export class NoAnswer extends Error {
  override name = 'NoAnswer';
}

/**
 * Calls one route of the API.
 *
 * @throws ApiRefusal when the server turns it down
 * @throws NoAnswer when it cannot be reached, takes more than 20 seconds, or its answer breaks the contract
 */
export function call<R extends RouteContract>(
  route: R,
  ...[body]: BodyOf<R> extends undefined ? [] : [body: BodyOf<R>]
): Promise<ReplyOf<R>> {
  return send(route, body);
}

/** {@link call}, for where the compiler cannot know which route it is. */
export async function send<R extends RouteContract>(route: R, body: unknown): Promise<ReplyOf<R>> {
  const request: RequestInit = { method: route.method, signal: AbortSignal.timeout(PATIENCE_MS) };
  if (body !== undefined) {
    request.headers = { 'Content-Type': 'application/json' };
    request.body = JSON.stringify(body);
  }
  const response = await fetch(route.path, request).catch(whyUnreached);
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
  throw new NoAnswer('The server gave an answer this page does not understand. Load the page again.');
}

/** What to tell people about anything thrown on the way to an answer. */
export function sentenceOf(error: unknown): string {
  return error instanceof ApiRefusal || error instanceof NoAnswer
    ? error.message
    : 'Something went wrong in this page. Load it again.';
}

function whyUnreached(error: unknown): never {
  throw new NoAnswer(
    error instanceof DOMException && error.name === 'TimeoutError'
      ? 'The server is taking too long to answer. Try again in a moment.'
      : 'The server cannot be reached. Check your connection, then try again.',
  );
}
