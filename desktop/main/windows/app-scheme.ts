/** The app's own scheme: `app://countersign/` serves only the built renderer, with a strict content security policy. */
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname, resolve, sep } from 'node:path';

export const SCHEME = 'app';
export const HOST = 'countersign';
export const START_PAGE = `${SCHEME}://${HOST}/index.html`;
export const PALETTE_PAGE = `${SCHEME}://${HOST}/palette.html`;
export const REGION_PAGE = `${SCHEME}://${HOST}/region.html`;
export const SHARED_SCREEN_PAGE = `${SCHEME}://${HOST}/shared-screen.html`;

/** The placeholder in index.html. Each response replaces it with a new nonce. */
const NONCE_PLACEHOLDER = '__CSP_NONCE__';

const MIME_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};

/**
 * Returns the file of a URL of this scheme.
 *
 * @param root absolute path of the served folder
 * @returns `undefined` for another host, a path outside the folder, or an invalid path
 */
export function fileFor(url: string, root: string): string | undefined {
  let path: string;
  try {
    const parsed = new URL(url);
    if (parsed.protocol !== `${SCHEME}:` || parsed.host !== HOST) return undefined;
    path = decodeURIComponent(parsed.pathname);
  } catch {
    return undefined;
  }
  // A backslash is a separator on Windows, and some system calls end a name at a NUL.
  if (path.includes('\0') || path.includes('\\')) return undefined;
  const file = resolve(root, `.${path === '/' ? '/index.html' : path}`);
  return file.startsWith(root + sep) ? file : undefined;
}

/** A response, in the form of Electron's buffer protocols. */
export interface Served {
  statusCode: 200 | 404;
  mimeType: string;
  charset: 'utf-8';
  headers: Record<string, string>;
  data: Buffer;
}

/** Returns the response to a request of this scheme. */
export async function servePage(url: string, root: string): Promise<Served> {
  const file = fileFor(url, root);
  const bytes = file === undefined ? undefined : await readFile(file).catch(() => undefined);
  if (file === undefined || bytes === undefined) {
    const data = Buffer.from('Not found');
    return { statusCode: 404, mimeType: 'text/plain', charset: 'utf-8', headers: {}, data };
  }

  const extension = extname(file);
  const mimeType = MIME_TYPES[extension] ?? 'application/octet-stream';
  const served = { statusCode: 200, mimeType, charset: 'utf-8' } as const;
  // Without Cross-Origin-Opener-Policy: for it, Chromium ends the page's first process and starts a second one. The policy
  // guards against pages that open each other, and no page of the app opens one (lock-down.ts).
  const headers: Record<string, string> = {
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
  };
  if (extension !== '.html') return { ...served, headers, data: bytes };

  const nonce = randomBytes(16).toString('base64');
  const page = bytes.toString('utf8').replaceAll(NONCE_PLACEHOLDER, nonce);
  return {
    ...served,
    headers: {
      ...headers,
      'content-security-policy': contentSecurityPolicy(nonce),
      'cache-control': 'no-store',
    },
    data: Buffer.from(page),
  };
}

/** Returns a policy that allows only the app's own files and styles with the nonce: no requests, frames or forms. */
export function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
