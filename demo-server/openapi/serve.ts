import { Refusal } from '../base/refusal.ts';
import type { AppMiddleware } from '../middleware/state.ts';
import { openApiDocument } from './document.ts';
import { documentPage } from './page.ts';

/** Serves the API's description: `/api/openapi.json` for programs, `/api/docs` for people. */
export function serveApiDescription(baseUrl: () => string, hasDemoControls: boolean): AppMiddleware {
  return async function describeApi(ctx, next) {
    if (ctx.path !== '/api/openapi.json' && ctx.path !== '/api/docs') return next();
    if (ctx.method !== 'GET' && ctx.method !== 'HEAD') {
      ctx.set('Allow', 'GET, HEAD');
      throw new Refusal('METHOD_NOT_ALLOWED');
    }
    const document = openApiDocument(baseUrl(), hasDemoControls);
    if (ctx.path === '/api/openapi.json') {
      ctx.type = 'application/json';
      ctx.body = JSON.stringify(document);
    } else {
      ctx.type = 'html';
      ctx.body = documentPage(document, ctx.state.nonce);
    }
  };
}
