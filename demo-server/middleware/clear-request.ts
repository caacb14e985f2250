import type { IncomingMessage } from 'node:http';
import { Refusal } from '../base/refusal.ts';
import type { AppMiddleware } from './state.ts';

/** Headers of which Node silently reads only the first. A proxy in front could read another. */
const SINGLE = ['host', 'content-type', 'authorization'] as const;

/**
 * Refuses requests that this server and a proxy in front of it could read differently: see {@link isClear}. Call it
 * before anything reads the address.
 */
export function refuseUnclearRequests(): AppMiddleware {
  return async function checkRequest(ctx, next) {
    if (!isClear(ctx.req)) {
      // Whoever looks at the address later, such as the log and the metrics, gets one that can be read.
      ctx.req.url = '/';
      throw new Refusal('MALFORMED_REQUEST');
    }
    return next();
  };
}

/**
 * Returns whether a request can be read in one way only: its target is a path, a whole URL or `*` (RFC 9112 §3.2), it has
 * one `Host` (§3.2; HTTP/1.0 may have none), one type and one authorization, and its body has no encoding but chunks,
 * which is the only one that Node reads (§6.1).
 */
export function isClear(
  request: Pick<IncomingMessage, 'url' | 'method' | 'httpVersion' | 'headers' | 'headersDistinct'>,
): boolean {
  const { url = '', method, httpVersion, headers, headersDistinct } = request;
  const isTarget =
    url.startsWith('/') ||
    (url === '*' && method === 'OPTIONS') ||
    /^https?:$/.test(URL.parse(url)?.protocol ?? '');
  const { 'transfer-encoding': encoding = 'chunked' } = headers;
  return (
    isTarget &&
    (headers.host !== undefined || httpVersion === '1.0') &&
    SINGLE.every((name) => (headersDistinct[name]?.length ?? 0) <= 1) &&
    encoding.toLowerCase() === 'chunked'
  );
}
