import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { Clock } from '../base/occasion.ts';
import { clientAddress } from '../throttle/client-address.ts';
import type { AppMiddleware } from './state.ts';

/** Most that is kept of what a browser calls itself, in characters. */
const MOST_USER_AGENT = 256;

/**
 * Gives each request its id and its moment, and logs how it went.
 *
 * What is logged is the route's pattern, never the address as sent, a header or a body: people put secrets there.
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
    // What time it is here: deadlines are told by this clock, which is not the computer's once a lesson has moved it.
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
