import type { Logger } from 'pino';
import { Refusal } from '../base/refusal.ts';
import { type ErrorBody, REFUSALS } from '../contract/index.ts';
import type { AppMiddleware } from './state.ts';

/**
 * Turns errors into HTTP replies, in one place. A refusal is sent as it is. Any other error is logged and sent as
 * INTERNAL_ERROR.
 */
export function answerRefusals(
  logger: Logger,
  ofStore: (error: unknown) => Refusal | undefined,
): AppMiddleware {
  return async function answer(ctx, next) {
    try {
      await next();
    } catch (error) {
      const body = bodyOf(ofStore(error) ?? error, ctx.state.requestId, logger);
      ctx.state.refusal = body.code;
      ctx.status = REFUSALS[body.code][0];
      ctx.body = body;
      if (body.retryAfter !== undefined) ctx.set('Retry-After', String(body.retryAfter));
    }
  };
}

/** How long clients should wait if the line of passwords is full, in seconds. */
const BUSY_S = 5;

function bodyOf(error: unknown, requestId: string, logger: Logger): ErrorBody {
  if (!(error instanceof Refusal)) {
    logger.error({ requestId, err: error }, 'a request failed');
    return { code: 'INTERNAL_ERROR', message: REFUSALS.INTERNAL_ERROR[1], requestId };
  }
  const { code, message, details } = error;
  const { fields, attemptsLeft } = details;
  const retryAfter = code === 'SERVER_BUSY' ? BUSY_S : details.retryAfter;
  return {
    code,
    message,
    ...(fields && { fields }),
    ...(attemptsLeft !== undefined && { attemptsLeft }),
    ...(retryAfter !== undefined && { retryAfter }),
  };
}
