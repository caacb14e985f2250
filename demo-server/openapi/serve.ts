import { type Language, LOCALES, languageFor } from '../../shared/translations/languages.ts';
import { Refusal } from '../base/refusal.ts';
import type { AppMiddleware } from '../middleware/state.ts';
import { type ApiTexts, apiTextsIn } from './api-texts.ts';
import { openApiDocument } from './document.ts';
import { documentPage } from './page.ts';

/** Stands for the response's nonce in the page that is kept. */
const NONCE_PLACEHOLDER = '__CSP_NONCE__';

/**
 * Serves the API's description: `/api/openapi.json` for programs, `/api/docs` for people. The page is in the language
 * of `?language=`, or in the one that the browser prefers. The document is in English unless `?language=` asks for
 * another language, so that programs always read the same.
 *
 * Both are made once for each language, for its first request: the base URL is only known when the server listens.
 * Making them takes as long as a hundred other requests, on the thread that answers all of them, and anyone can ask.
 *
 * @param make makes the document; tests count it
 */
export function serveApiDescription(
  baseUrl: () => string,
  hasDemoControls: boolean,
  make: typeof openApiDocument = openApiDocument,
): AppMiddleware {
  const made = new Map<Language, Promise<{ json: Buffer; page: string }>>();
  return async function describeApi(ctx, next) {
    if (ctx.path !== '/api/openapi.json' && ctx.path !== '/api/docs') return next();
    if (ctx.method !== 'GET' && ctx.method !== 'HEAD') {
      ctx.set('Allow', 'GET, HEAD');
      throw new Refusal('METHOD_NOT_ALLOWED');
    }
    const isPage = ctx.path === '/api/docs';
    if (isPage) ctx.vary('Accept-Language');
    const language = languageFor(askedFor(ctx.query.language), isPage ? ctx.acceptsLanguages() : []);
    const known =
      made.get(language) ??
      apiTextsIn(language).then((texts) => render(make(baseUrl(), hasDemoControls, texts), texts));
    made.set(language, known);
    const { json, page } = await known;
    ctx.set('Content-Language', LOCALES[language]);
    ctx.type = isPage ? 'html' : 'application/json';
    ctx.body = isPage ? page.replace(NONCE_PLACEHOLDER, ctx.state.nonce) : json;
  };
}

/** A parameter that comes several times is the last one. */
function askedFor(language: string | readonly string[] | undefined): string | undefined {
  return typeof language === 'string' ? language : language?.at(-1);
}

function render(
  document: ReturnType<typeof openApiDocument>,
  texts: ApiTexts,
): { json: Buffer; page: string } {
  return {
    json: Buffer.from(JSON.stringify(document)),
    page: documentPage(document, NONCE_PLACEHOLDER, texts),
  };
}
