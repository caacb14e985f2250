import { Refusal } from '../base/refusal.ts';
import type { Metrics } from '../metrics/metrics.ts';
import { isBearer } from './bearer.ts';
import type { AppMiddleware } from './state.ts';

const PATH = '/metrics';

/** Counts each request after its answer, under its route's pattern. */
export function observeRequests(metrics: Metrics): AppMiddleware {
  return async function observe(ctx, next) {
    const began = performance.now();
    await next();
    metrics.sawRequest({
      method: ctx.method,
      route: ctx.path === PATH ? PATH : String(ctx._matchedRoute ?? '(page)'),
      status: ctx.status,
      seconds: (performance.now() - began) / 1000,
      refusal: ctx.state.refusal,
    });
  };
}

/**
 * Answers `GET /metrics` to whoever has the token.
 *
 * It comes before the check of the host: scrapers reach each server by a name of their own, such as a container's. No
 * page that had its name rebound knows the token.
 */
export function serveMetrics(metrics: Metrics, token: string): AppMiddleware {
  return async function serve(ctx, next) {
    if (ctx.path !== PATH) return next();
    if (ctx.method !== 'GET' && ctx.method !== 'HEAD') {
      ctx.set('Allow', 'GET, HEAD');
      throw new Refusal('METHOD_NOT_ALLOWED');
    }
    if (!isBearer(ctx.get('Authorization'), token)) {
      ctx.set('WWW-Authenticate', 'Bearer realm="metrics"');
      throw new Refusal('METRICS_TOKEN_NEEDED');
    }
    const { type, text } = await metrics.text();
    ctx.set('Content-Type', type);
    ctx.body = text;
    return undefined;
  };
}
