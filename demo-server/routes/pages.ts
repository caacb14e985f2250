import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { send } from '@koa/send';
import type { Context } from 'koa';
import { DAY, SECOND } from '../../shared/durations.ts';
import { Refusal } from '../base/refusal.ts';
import { basePathOf } from '../middleware/base-path.ts';
import type { AppMiddleware } from '../middleware/state.ts';
import { allowFraming, mayBeFramed } from './embedding.ts';

/** The placeholder for the response's nonce in the built index.html. */
const NONCE_PLACEHOLDER = '__CSP_NONCE__';
/** The placeholder for whether the outbox can be read. */
const OUTBOX_PLACEHOLDER = '__OUTBOX__';
/** The placeholder for the path under which the site is. */
const BASE_PATH_PLACEHOLDER = '__BASE_PATH__';
/** How the built index.html refers to its files: see `base` in vite.config.ts. */
const OWN_FILE = /(?<= (?:href|src)=")\.\//g;
/** Vite names these files by their content, so a name always means the same content. */
const HASHED = /^\/assets\//;
/** Built pages, which need a nonce. They are not served as files. */
const HTML_FILE = /^\/(?:index|embed)\.html$/;
const ONE_YEAR_S = (365 * DAY) / SECOND;

/**
 * Serves the built pages: their files, embed.html for the page that may be framed, and index.html for every other
 * address, because the pages do their own routing.
 *
 * @param folder the output folder of Vite
 * @param outboxIsOpen whether anyone can read this site's mail at `/outbox`
 */
export function servePages(folder: string, outboxIsOpen: boolean, baseUrl: () => string): AppMiddleware {
  return async function serve(ctx) {
    if (ctx.method !== 'GET' && ctx.method !== 'HEAD') {
      ctx.set('Allow', 'GET, HEAD');
      throw new Refusal('METHOD_NOT_ALLOWED');
    }
    const isFile = /\.[a-z0-9]+$/i.test(ctx.path) && !HTML_FILE.test(ctx.path);
    if (isFile) return sendFile(ctx, folder);

    const isFramed = mayBeFramed(ctx.path);
    const file = isFramed ? 'embed.html' : 'index.html';
    const html = await readFile(join(folder, file), 'utf8').catch(whenMissing);
    if (html === undefined) {
      ctx.status = 503;
      ctx.body =
        'The pages have not been built yet. Run “npm run server”, which builds them, and load this again.\n';
      return;
    }
    if (isFramed) allowFraming(ctx, ctx.state.nonce);
    ctx.type = 'html';
    const base = basePathOf(baseUrl());
    ctx.body = html
      .replaceAll(OWN_FILE, `${base}/`)
      .replaceAll(BASE_PATH_PLACEHOLDER, base)
      .replaceAll(NONCE_PLACEHOLDER, ctx.state.nonce)
      .replaceAll(OUTBOX_PLACEHOLDER, outboxIsOpen ? 'open' : 'closed');
  };
}

/** Sends a file, compressed if the build wrote it so and the client reads it. */
async function sendFile(ctx: Context, folder: string): Promise<void> {
  const sent = await send(ctx, ctx.path, {
    root: folder,
    setHeaders: () => {
      ctx.vary('Accept-Encoding');
      const isHashed = HASHED.test(ctx.path);
      ctx.set('Cache-Control', isHashed ? `public, max-age=${ONE_YEAR_S}, immutable` : 'no-cache');
    },
  }).catch((error: unknown) => {
    // Missing, outside the folder, or an invalid path: all get the same answer.
    if (error instanceof Error && 'status' in error && error.status !== 500) return undefined;
    throw error;
  });
  if (sent === undefined) throw new Refusal('NOT_FOUND');
}

function whenMissing(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
  throw error;
}
