import type { Middleware } from 'koa';
import type { Occasion } from '../base/occasion.ts';
import type { RefusalCode } from '../contract/index.ts';
import type { AnySession } from '../sessions/sessions.ts';

/** What the middleware knows about a request. */
export interface RequestState {
  /** Random; it is in the log and in replies about internal errors. */
  requestId: string;
  occasion: Occasion;
  /** Allows this response's own inline styles and scripts in the content security policy, and no others. */
  nonce: string;
  /** The code of the refusal, once it was answered. */
  refusal?: RefusalCode;
  /** Set on API routes if the browser has a session. */
  session?: AnySession;
}

export type AppMiddleware = Middleware<RequestState>;
