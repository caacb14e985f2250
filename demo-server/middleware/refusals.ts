import type { Logger } from 'pino';
import { Refusal } from '../base/refusal.ts';
import { type ErrorBody, REFUSALS } from '../contract/index.ts';
import type { AppMiddleware } from './state.ts';

/**
 * Turns errors into HTTP replies, in one place. A refusal is sent as it is. Any other error is logged and sent as
 * INTERNAL_ERROR.
 */
export function answerRefusals(logger: Logger): AppMiddleware {
  return async function answer(ctx, next) {
    try {
      await next();
    } catch (error) {
      const body: ErrorBody =
        error instanceof Refusal ? bodyOf(error) : faultBody(error, ctx.state.requestId, logger);
      ctx.status = REFUSALS[body.code][0];
      ctx.body = body;
      if (body.retryAfter !== undefined) ctx.set('Retry-After', String(body.retryAfter));
    }
  };
}

/** Waiting time when the password queue is full, in seconds. */
const BUSY_S = 5;

function bodyOf({ code, message, details: { fields, attemptsLeft, ...details } }: Refusal): ErrorBody {
  const retryAfter = code === 'SERVER_BUSY' ? BUSY_S : details.retryAfter;
  return {
    code,
    message,
    ...(fields && { fields }),
    ...(attemptsLeft !== undefined && { attemptsLeft }),
    ...(retryAfter !== undefined && { retryAfter }),
  };
}

function faultBody(error: unknown, requestId: string, logger: Logger): ErrorBody {
  logger.error({ requestId, err: error }, 'a request failed');
  return { code: 'INTERNAL_ERROR', message: REFUSALS.INTERNAL_ERROR[1], requestId };
}
