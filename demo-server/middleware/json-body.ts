import { bodyParser } from '@koa/bodyparser';
import { Refusal } from '../base/refusal.ts';
import { MOST_BODY_BYTES, type RefusalCode, type RouteContract, routes } from '../contract/index.ts';
import { hasDuplicateKeys } from './duplicate-keys.ts';
import type { AppMiddleware } from './state.ts';

const ROUTES: readonly RouteContract[] = Object.values(routes);

/** Reads small JSON bodies and refuses others with a sentence. */
export function readJsonBody(): AppMiddleware {
  const parse = bodyParser({
    enableTypes: ['json'],
    jsonLimit: MOST_BODY_BYTES,
    onError(error, ctx) {
      throw new Refusal(codeFor(error, ctx.path), { cause: error });
    },
  });
  return async function read(ctx, next) {
    // A POST without a body has `Content-Length: 0` and no type in browsers, and is accepted.
    const isEmpty = ctx.get('Content-Length') === '0';
    if (!isEmpty && ctx.is('application/json') === false) throw new Refusal('UNSUPPORTED_MEDIA_TYPE');
    if (!isLabelledUtf8(ctx.get('Content-Type'))) throw new Refusal('UNSUPPORTED_MEDIA_TYPE');
    // The next middleware runs outside the parser, so that its errors are not taken for errors of the parser.
    await parse(ctx, async () => undefined);
    const text = ctx.request.rawBody ?? '';
    // Bytes that are not UTF-8 were read as this character, which would make one password of several.
    if (text.includes('\uFFFD'))
      throw new Refusal('MALFORMED_JSON', { message: 'The request body is not valid UTF-8.' });
    if (hasDuplicateKeys(text))
      throw new Refusal('MALFORMED_JSON', { message: 'The request body contains a field twice.' });
    await next();
  };
}

/**
 * Returns whether a body is UTF-8 by its label, or has none. JSON is UTF-8 (RFC 8259 §8.1). Under another label, a
 * proxy or a log could read other characters than this server.
 */
function isLabelledUtf8(contentType: string): boolean {
  const labels = [...contentType.matchAll(/;\s*charset\*?\s*=\s*"?([^";]*)/gi)];
  return labels.every(([, charset = '']) => /^utf-?8$/i.test(charset.trim()));
}

function codeFor(error: Error, path: string): RefusalCode {
  switch ('status' in error ? error.status : undefined) {
    case 413:
      // A code is never that long.
      return ROUTES.find((route) => route.path === path)?.refusals?.code ?? 'BODY_TOO_LARGE';
    // An unsupported charset or encoding.
    case 415:
      return 'UNSUPPORTED_MEDIA_TYPE';
    default:
      return 'MALFORMED_JSON';
  }
}
