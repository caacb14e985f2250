import Koa from 'koa';
import { runWith } from './actions/run.ts';
import { classOfToken } from './classes/token.ts';
import { stripBasePath } from './middleware/base-path.ts';
import { refuseUnclearRequests } from './middleware/clear-request.ts';
import { closeConnectionsWhenStopping } from './middleware/close-when-stopping.ts';
import { refuseUnknownHosts } from './middleware/host.ts';
import { identifyAndLogRequests } from './middleware/identify-and-log.ts';
import { readJsonBody } from './middleware/json-body.ts';
import { observeRequests, serveMetrics } from './middleware/metrics.ts';
import { refuseForeignOrigins } from './middleware/origin.ts';
import { paceRequests } from './middleware/pace-requests.ts';
import { answerRefusals } from './middleware/refusals.ts';
import { setSecurityHeaders } from './middleware/security-headers.ts';
import type { RequestState } from './middleware/state.ts';

import { serveApiDescription } from './openapi/serve.ts';
import { apiRouter, refuseUnmatched } from './routes/index.ts';
import { servePages } from './routes/pages.ts';
import type { RouteParts } from './routes/route-parts.ts';
import type { ServerParts } from './server-parts.ts';
import { StoreHealth } from './store/store-health.ts';

/** Creates the server from its parts. Nothing here listens, reads the environment or reads a clock. */
export function createApp(parts: ServerParts): Koa<RequestState> {
  const { clock, logger, baseUrl } = parts;
  const app = new Koa<RequestState>();
  // The middleware answers and logs errors. Only broken connections arrive here.
  app.on('error', (error: unknown) => logger.debug({ err: error }, 'a connection broke off'));

  const health = new StoreHealth(parts.store, logger);
  const router = apiRouter(routePartsOf(parts, health));
  app.use(identifyAndLogRequests(clock, logger, parts.trustedProxies));
  if (parts.metrics) app.use(observeRequests(parts.metrics.counted));
  app.use(closeConnectionsWhenStopping(parts.isStopping));
  app.use(setSecurityHeaders(baseUrl));
  app.use(answerRefusals(logger, (error) => health.refusalOf(error)));
  app.use(refuseUnclearRequests());
  app.use(paceRequests(parts.pacing, (token) => classOfToken(parts.keys, token)));
  app.use(stripBasePath(baseUrl));
  if (parts.metrics) app.use(serveMetrics(parts.metrics.counted, parts.metrics.token));
  app.use(refuseUnknownHosts(baseUrl));
  app.use(refuseForeignOrigins(baseUrl));
  app.use(readJsonBody());
  app.use(router.routes());
  app.use(serveApiDescription(baseUrl, parts.demo !== undefined));
  app.use(refuseUnmatched(router));
  app.use(servePages(parts.pages, parts.mail.shown.length > 0, baseUrl));
  return app;
}

/** Returns what routes get: no database, but a function that runs the domain with it. */
export function routePartsOf(
  parts: ServerParts,
  health: StoreHealth = new StoreHealth(parts.store, parts.logger),
): RouteParts {
  const { baseUrl, isStopping, demo } = parts;
  return { run: runWith(parts), assertStoreReady: () => health.assertReady(), baseUrl, isStopping, demo };
}
