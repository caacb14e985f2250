import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { Clock } from '../occasion.ts';
import type { Step } from './state.ts';

/**
 * Gives a request its id and its moment, and logs how it went.
 *
 * What is logged is the route's pattern, never the address as sent, a header or a body: people put secrets there.
 */
export function arrival(clock: Clock, logger: Logger): Step {
  return async function arrive(ctx, next) {
    const began = performance.now();
    ctx.state.requestId = randomUUID();
    ctx.state.occasion = { now: clock(), address: ctx.ip };
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
