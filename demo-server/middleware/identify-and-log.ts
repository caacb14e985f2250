import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { Clock } from '../base/occasion.ts';
import { clientAddress } from '../throttle/client-address.ts';
import type { AppMiddleware } from './state.ts';

/** The longest stored user agent, in characters. */
const MOST_USER_AGENT = 256;

/**
 * Gives each request its id and its time, and logs its result.
 *
 * The log has the route's pattern, but never the actual address, headers or bodies: they may contain secrets.
 */
export function identifyAndLogRequests(clock: Clock, logger: Logger, trustedProxies: number): AppMiddleware {
  return async function identifyAndLog(ctx, next) {
    const began = performance.now();
    ctx.state.requestId = randomUUID();
    ctx.state.occasion = {
      now: clock(),
      address: clientAddress(ctx.req.socket.remoteAddress ?? '', ctx.get('X-Forwarded-For'), trustedProxies),
      userAgent: ctx.get('User-Agent').slice(0, MOST_USER_AGENT) || null,
    };
    // The server's own time, because deadlines follow it. In a lesson it can differ from the computer's clock.
    ctx.set('Date', new Date(ctx.state.occasion.now).toUTCString());
    await next();
    logger.info(
      {
        requestId: ctx.state.requestId,
        method: ctx.method,
        route: ctx._matchedRoute ?? '(page)',
        status: ctx.status,
        ms: Math.round(performance.now() - began),
      },
      'request',
    );
  };
}
