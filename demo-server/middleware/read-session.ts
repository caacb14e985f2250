import type { Run } from '../actions/run.ts';
import { type AnySession, findSession } from '../sessions/sessions.ts';
import type { HostCookie } from './cookies.ts';
import type { AppMiddleware } from './state.ts';

/** Finds the session of a request, if there is one. The guard decides what it may do. */
export function readSession(run: Run, cookie: HostCookie): AppMiddleware {
  return async function findSessionOfRequest(ctx, next) {
    const token = cookie.read(ctx);
    const session: AnySession | undefined =
      token === undefined ? undefined : await run(findSession, token, ctx.state.occasion.now);
    if (session) ctx.state.session = session;
    await next();
  };
}
