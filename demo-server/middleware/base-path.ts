import { Refusal } from '../base/refusal.ts';
import type { AppMiddleware } from './state.ts';

/** Addresses that supervisors ask each server for directly, without the proxy and its path. */
const FOR_SUPERVISORS: ReadonlySet<string> = new Set(['/healthz', '/readyz', '/metrics']);

/** Returns the path of a base URL without a slash at its end: `/2fa`, or an empty text. */
export function basePathOf(baseUrl: string): string {
  return new URL(baseUrl).pathname.replace(/\/+$/, '');
}

/**
 * Takes the base URL's path off each request, so that nothing behind it knows the path. Requests outside it are refused:
 * the proxy must pass the path on, and with one rule for both, no address has two meanings.
 */
export function stripBasePath(baseUrl: () => string): AppMiddleware {
  return async function strip(ctx, next) {
    const base = basePathOf(baseUrl());
    const { path } = ctx;
    if (base !== '') {
      if (path === base || path.startsWith(`${base}/`)) ctx.path = path.slice(base.length) || '/';
      else if (!FOR_SUPERVISORS.has(path)) throw new Refusal('OUTSIDE_BASE_PATH');
    }
    return next();
  };
}
