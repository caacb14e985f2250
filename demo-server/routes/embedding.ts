import type { Context } from 'koa';

/** The only page that other sites may show in a frame: one figure of the lab. */
const EMBEDDED_PAGE = '/lab/embed';

/**
 * Whether other sites may frame the page at a path. Its HTML is a page of its own (embed.html) without the code of
 * accounts. Any other page in a frame could be clicked without being seen.
 *
 * @param path without the site's own path
 */
export function mayBeFramed(path: string): boolean {
  return path === EMBEDDED_PAGE;
}

/**
 * Lets other sites frame this reply, and takes from the page what it does not need: requests, forms and images of others.
 * A page in a frame cannot lead to another page of this site there, because all others forbid frames.
 */
export function allowFraming(ctx: Pick<Context, 'set' | 'remove'>, nonce: string): void {
  ctx.set(
    'Content-Security-Policy',
    [
      "default-src 'none'",
      `script-src 'self' 'nonce-${nonce}'`,
      `style-src 'self' 'nonce-${nonce}'`,
      "img-src 'self' data: blob:",
      "font-src 'self' data:",
      "connect-src 'none'",
      "object-src 'none'",
      "base-uri 'none'",
      "form-action 'none'",
      'frame-ancestors *',
    ].join('; '),
  );
  ctx.remove('X-Frame-Options');
}
