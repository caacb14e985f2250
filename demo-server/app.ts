import Koa from 'koa';
import { arrival } from './middleware/arrival.ts';
import { departure } from './middleware/departure.ts';
import { jsonBody } from './middleware/json-body.ts';
import { refuseForeignOrigins } from './middleware/origin.ts';
import { answerRefusals } from './middleware/refusals.ts';
import { securityHeaders } from './middleware/security-headers.ts';
import type { State } from './middleware/state.ts';
import { apiDescription } from './openapi/serve.ts';
import { apiRouter, unmatched } from './routes/index.ts';
import { pages } from './routes/pages.ts';
import type { Parts } from './routes/parts.ts';

/** The server as a function of its parts. Nothing here listens, reads the environment, or knows the time. */
export function createApp(parts: Parts): Koa<State> {
  const { clock, logger, baseUrl } = parts;
  const app = new Koa<State>();
  // Errors are answered and logged by the middleware; what is left are connections that broke off.
  app.on('error', (error: unknown) => logger.debug({ err: error }, 'a connection broke off'));

  const router = apiRouter(parts);
  app.use(arrival(clock, logger, parts.trustedProxies));
  app.use(departure(parts.isStopping));
  app.use(securityHeaders(baseUrl));
  app.use(answerRefusals(logger));
  app.use(refuseForeignOrigins(baseUrl));
  app.use(jsonBody());
  app.use(router.routes());
  app.use(apiDescription(baseUrl, parts.demo !== undefined));
  app.use(unmatched(router));
  app.use(pages(parts.pages, parts.mail.shown.length > 0));
  return app;
}
