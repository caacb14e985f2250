import { isLoopback } from '../base/loopback.ts';
import { Refusal } from '../base/refusal.ts';
import type { AppMiddleware } from './state.ts';

/** Methods that change nothing (RFC 9110 §9.2.1). */
const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses what another site sends in a person's name. Cookies are `SameSite=Lax`; this is the second lock.
 *
 * A browser names the origin of a POST, or at least says `Sec-Fetch-Site`. A request with neither comes from a program
 * that is no browser, which nobody can be lured into sending. Without an origin the body must be JSON all the same: no
 * form can send that.
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

/** Whether two origins are one. The names of the machine itself count as the same: people type any of them. */
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
