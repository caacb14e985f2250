import type { Context } from 'koa';
import type { AnySession, StartedSession } from '../sessions/sessions.ts';
import { findSession } from '../sessions/sessions.ts';
import type { Store } from '../store/store.ts';
import type { Step } from './state.ts';

/** The one cookie: the token of the session, full or pending. No script can read it. */
export interface SessionCookie {
  set(ctx: Pick<Context, 'cookies'>, started: StartedSession): void;
  clear(ctx: Pick<Context, 'cookies'>): void;
  read(ctx: Pick<Context, 'cookies'>): string | undefined;
}

/**
 * On https the name begins with `__Host-`, which browsers accept only with `Secure`, `Path=/` and no domain: a
 * neighbouring subdomain cannot put its own in place.
 */
export function sessionCookie(baseUrl: () => string): SessionCookie {
  const isSecure = () => baseUrl().startsWith('https:');
  const name = () => (isSecure() ? '__Host-countersign.session' : 'countersign.session');
  const attributes = () => ({
    httpOnly: true,
    sameSite: 'lax' as const,
    path: '/',
    secure: isSecure(),
    overwrite: true,
  });
  // A proxy may have ended the TLS connection; the base URL says what the browser sees.
  const jar = (ctx: Pick<Context, 'cookies'>) => {
    ctx.cookies.secure = isSecure();
    return ctx.cookies;
  };
  return {
    set(ctx, { token, session }) {
      jar(ctx).set(name(), token, { ...attributes(), maxAge: session.expiresAt - session.createdAt });
    },
    clear(ctx) {
      jar(ctx).set(name(), null, attributes());
    },
    read: (ctx) => ctx.cookies.get(name()),
  };
}

/** Finds the session a request belongs to, if any. What it may do is decided by the guard. */
export function readSession(store: Store, cookie: SessionCookie): Step {
  return async function findSessionOfRequest(ctx, next) {
    const token = cookie.read(ctx);
    const session: AnySession | undefined =
      token === undefined ? undefined : await findSession(store, token, ctx.state.occasion.now);
    if (session) ctx.state.session = session;
    await next();
  };
}
