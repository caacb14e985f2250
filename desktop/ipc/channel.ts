import type { z } from 'zod';

/** Carries a type where a value is expected. It has no content at run time. */
export interface Typed<T> {
  readonly [TYPE]: T;
}
declare const TYPE: unique symbol;

/** One channel between a window and the main process: everything that both sides must agree on. */
export interface ChannelContract<Request extends z.ZodType = z.ZodType, Reply = unknown> {
  /** Checks a window's request before its handler gets it. */
  request: Request;
  /** Only the type of the reply. The main process makes the reply, so the windows do not check it. */
  reply: Typed<Reply>;
}

/** The request: sent by a window, received by the channel's handler. */
export type ChannelRequest<C extends ChannelContract> = z.infer<C['request']>;
/** The reply: returned by the handler, received by the window. */
export type ChannelReply<C extends ChannelContract> = C['reply'] extends Typed<infer Reply> ? Reply : never;

/** Returns the contract with its exact types. */
export function channel<Request extends z.ZodType, Reply>(
  contract: ChannelContract<Request, Reply>,
): ChannelContract<Request, Reply> {
  return contract;
}

/** Returns the type of a reply as a value: `reply: typed<AccountView[]>()`. */
export function typed<T>(): Typed<T> {
  return NOTHING as Typed<T>;
}
const NOTHING = {};
