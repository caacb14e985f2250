import type { z } from 'zod';

/** Stands for a type where a value is expected. Nothing is behind it at run time. */
export interface Typed<T> {
  readonly [TYPE]: T;
}
declare const TYPE: unique symbol;

/** One channel between a window and the main process: all that both sides must agree on. */
export interface ChannelContract<Request extends z.ZodType = z.ZodType, Reply = unknown> {
  /** Checks what a window sends before any handler sees it. */
  request: Request;
  /** The reply's type alone: the main process makes the reply, and the windows believe it. */
  reply: Typed<Reply>;
}

/** What a window sends, and what the channel's handler receives. */
export type ChannelRequest<C extends ChannelContract> = z.infer<C['request']>;
/** What the handler returns, and what the window receives. */
export type ChannelReply<C extends ChannelContract> = C['reply'] extends Typed<infer Reply> ? Reply : never;

/** Keeps a channel's exact types. */
export function channel<Request extends z.ZodType, Reply>(
  contract: ChannelContract<Request, Reply>,
): ChannelContract<Request, Reply> {
  return contract;
}

/** Names the type of a reply: `reply: typed<AccountView[]>()`. */
export function typed<T>(): Typed<T> {
  return NOTHING as Typed<T>;
}
const NOTHING = {};
