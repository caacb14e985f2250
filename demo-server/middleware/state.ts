import type { Middleware } from 'koa';
import type { Occasion } from '../base/occasion.ts';
import type { AnySession } from '../sessions/sessions.ts';

/** What the middleware learns about a request on its way in. */
export interface RequestState {
  /** Random; in the log, and in the reply to a fault. */
  requestId: string;
  occasion: Occasion;
  /** Lets this response's own inline styles and scripts through the content security policy, and no others. */
  nonce: string;
  /** Set on API routes, when the browser has one. */
  session?: AnySession;
}

export type AppMiddleware = Middleware<RequestState>;
