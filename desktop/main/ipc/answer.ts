/**
 * Checks and answers the windows' requests. A reply is an envelope with either a value or a sentence. This file does not
 * use Electron; index.ts passes the requests.
 */

import type { Envelope, IpcFailure } from '../../ipc/envelope.ts';
import { type Channel, channels, type ReplyOf, type RequestOf } from '../../ipc/index.ts';
import { sentences } from '../texts/texts.ts';
import { Failure } from './failure.ts';

export type Handlers = {
  [C in Channel]: (request: RequestOf<C>) => ReplyOf<C> | Promise<ReplyOf<C>>;
};

/** The handlers of some subjects: `HandlersOf<'vault' | 'kit'>`. */
export type HandlersOf<Subject extends string> = Pick<Handlers, Extract<Channel, `${Subject}:${string}`>>;

/** The sender of a request, from Electron. */
export interface Sender {
  /** Whether the frame is a window's top frame. */
  isTopFrame: boolean;
  /** The frame's origin, `app://countersign` for our own page. */
  origin: string;
}

export const OWN_ORIGIN = 'app://countersign';

/**
 * Answers one request. Never throws: for any request and any error, the reply is an envelope.
 *
 * @param report receives unexpected errors, for the developer's console
 */
export async function answer(
  handlers: Handlers,
  sender: Sender,
  channel: unknown,
  request: unknown,
  report: (channel: Channel, error: unknown) => void = () => undefined,
): Promise<Envelope<ReplyOf<Channel>>> {
  if (!sender.isTopFrame || sender.origin !== OWN_ORIGIN) {
    return refuse('invalid-request', sentences().request.notOurs);
  }
  if (!isChannel(channel)) {
    return refuse('invalid-request', sentences().request.unknown);
  }
  try {
    return { ok: true, value: await handle(handlers, channel, request) };
  } catch (error) {
    if (error instanceof Failure) return refuse(error.code, error.message);
    report(channel, error);
    return refuse('internal', sentences().request.unforeseen);
  }
}

function handle<C extends Channel>(handlers: Handlers, channel: C, request: unknown) {
  const read = channels[channel].request.safeParse(request);
  if (!read.success) {
    const [issue] = read.error.issues;
    const field = issue?.path.map(String).join('.') ?? '';
    throw new Failure(
      'invalid-request',
      field === '' ? sentences().request.incomplete : inWords(field, issue),
    );
  }
  // The channel's schema checked this value, but TypeScript cannot see that channel and value belong together.
  return handlers[channel](read.data as RequestOf<C>);
}

function inWords(
  field: string,
  issue: { code?: string; maximum?: number | bigint; origin?: string } | undefined,
) {
  if (issue?.code === 'too_big' && issue.origin === 'string' && issue.maximum !== undefined) {
    return sentences().request.tooLong({ field, most: issue.maximum });
  }
  return sentences().request.unusable({ field });
}

function isChannel(channel: unknown): channel is Channel {
  return typeof channel === 'string' && Object.hasOwn(channels, channel);
}

function refuse(code: IpcFailure['code'], message: string): { ok: false; error: IpcFailure } {
  return { ok: false, error: { code, message } };
}
