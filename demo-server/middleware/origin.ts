import { isLoopback } from '../base/loopback.ts';
import { Refusal } from '../base/refusal.ts';
import type { AppMiddleware } from './state.ts';

/** Methods that change nothing (RFC 9110 §9.2.1). */
const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses requests that another site sends in a user's name. This is a second protection in addition to `SameSite=Lax`
 * cookies.
 *
 * A browser sends the origin of a POST, or at least `Sec-Fetch-Site`. A request with neither is not from a browser, so
 * no site can have caused it. Without an origin the body must still be JSON, which no form can send.
 */
export function refuseForeignOrigins(baseUrl: () => string): AppMiddleware {
  return async function checkOrigin(ctx, next) {
    if (SAFE.has(ctx.method)) return next();
    const origin = ctx.get('Origin');
    const own =
      origin === ''
        ? ['', 'same-origin'].includes(ctx.get('Sec-Fetch-Site')) &&
          ctx.is('application/json') === 'application/json'
        : isSameOrigin(origin, baseUrl());
    if (!own) throw new Refusal('FOREIGN_ORIGIN');
    return next();
  };
}

/**
 * Returns whether two origins are the same. All local names of this computer count as the same, because users type any
 * of them.
 */
export function isSameOrigin(origin: string, baseUrl: string): boolean {
  if (!URL.canParse(origin)) return false;
  const theirs = new URL(origin);
  const ours = new URL(baseUrl);
  if (theirs.origin === ours.origin) return true;
  return (
    theirs.protocol === ours.protocol &&
    theirs.port === ours.port &&
    isLoopback(theirs.hostname) &&
    isLoopback(ours.hostname)
  );
}
