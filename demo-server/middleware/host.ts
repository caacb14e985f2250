import type { IncomingMessage } from 'node:http';
import { isLoopback } from '../base/loopback.ts';
import { Refusal } from '../base/refusal.ts';
import type { AppMiddleware } from './state.ts';

/** A host name or address with an optional port (RFC 9110 §7.2), and nothing that a URL could take for something else. */
const HOST = /^(?:\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::\d{1,5})?$/i;

/**
 * Refuses requests for another host before anything else looks at them.
 *
 * A web page can have its own name resolve to this machine (DNS rebinding). The browser then counts this server as part
 * of that page's site and lets it read every answer, the outbox with its links included. The name in `Host` gives it
 * away.
 */
export function refuseUnknownHosts(baseUrl: () => string): AppMiddleware {
  return async function checkHost(ctx, next) {
    if (!isKnownHost(hostOf(ctx.req), baseUrl(), ctx.req.socket.localAddress ?? ''))
      throw new Refusal('UNKNOWN_HOST');
    return next();
  };
}

/** Returns the host that a request names. One in a whole URL counts in place of the header (RFC 9112 §3.2.2). */
function hostOf({ url = '', headers }: Pick<IncomingMessage, 'url' | 'headers'>): string {
  return url.startsWith('/') || url === '*' ? (headers.host ?? '') : (URL.parse(url)?.host ?? '');
}

/**
 * Returns whether a `Host` header names this server: by its base URL, by a loopback name, or by the very address that
 * the connection reached, which load balancers and probes use and which no page's name can be. Ports are not compared:
 * proxies and containers map them.
 *
 * @param localAddress the address of this end of the connection
 */
export function isKnownHost(header: string, baseUrl: string, localAddress: string): boolean {
  const url = HOST.test(header) ? URL.parse(`http://${header}`) : null;
  if (!url) return false;
  const { hostname } = url;
  if (isLoopback(hostname) || hostname === new URL(baseUrl).hostname) return true;
  const own = localAddress.replace(/^::ffff:(?=[\d.]+$)/i, '').replace(/%.*$/, '');
  return hostname === (own.includes(':') ? `[${own}]` : own);
}
