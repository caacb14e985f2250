import { type AnySession, findSession } from '../sessions/sessions.ts';
import type { Store } from '../store/store.ts';
import type { HostCookie } from './cookies.ts';
import type { AppMiddleware } from './state.ts';

/** Finds the session a request belongs to, if any. What it may do is decided by the guard. */
export function readSession(store: Store, cookie: HostCookie): AppMiddleware {
  return async function findSessionOfRequest(ctx, next) {
    const token = cookie.read(ctx);
    const session: AnySession | undefined =
      token === undefined ? undefined : await findSession(store, token, ctx.state.occasion.now);
    if (session) ctx.state.session = session;
    await next();
  };
}
