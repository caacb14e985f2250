import { bodyParser } from '@koa/bodyparser';
import { Refusal } from '../refusal.ts';
import type { Step } from './state.ts';

/** Most that is read of a request's body, in bytes. */
const MOST_BYTES = 16 * 1024;

/** Reads bodies that are JSON and small; refuses others with a sentence. */
export function jsonBody(): Step {
  const parse = bodyParser({
    enableTypes: ['json'],
    jsonLimit: MOST_BYTES,
    onError(error) {
      throw new Refusal(codeFor(error), { cause: error });
    },
  });
  return async function readJson(ctx, next) {
    // Browsers send `Content-Length: 0` with a POST that has no body, and no type. That is fine.
    const isEmpty = ctx.get('Content-Length') === '0';
    if (!isEmpty && ctx.is('application/json') === false) throw new Refusal('UNSUPPORTED_MEDIA_TYPE');
    await parse(ctx, next);
  };
}

function codeFor(error: Error): 'BODY_TOO_LARGE' | 'UNSUPPORTED_MEDIA_TYPE' | 'MALFORMED_JSON' {
  switch ('status' in error ? error.status : undefined) {
    case 413:
      return 'BODY_TOO_LARGE';
    // A charset or an encoding that cannot be read.
    case 415:
      return 'UNSUPPORTED_MEDIA_TYPE';
    default:
      return 'MALFORMED_JSON';
  }
}
