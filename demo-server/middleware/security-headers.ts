import { randomUUID } from 'node:crypto';
import type { AppMiddleware } from './state.ts';

/** Adds headers to every reply that forbid the browser what these pages never need. */
export function setSecurityHeaders(baseUrl: () => string): AppMiddleware {
  return async function addHeaders(ctx, next) {
    // 122 random bits. Node takes them from a reserve; other random bytes ask the system on each request.
    const nonce = randomUUID();
    ctx.state.nonce = nonce;
    ctx.set({
      'Content-Security-Policy': [
        "default-src 'self'",
        `script-src 'self' 'nonce-${nonce}'`,
        `style-src 'self' 'nonce-${nonce}'`,
        "img-src 'self' data: blob:",
        "font-src 'self'",
        "connect-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
      ].join('; '),
      'X-Content-Type-Options': 'nosniff',
      'X-Frame-Options': 'DENY',
      'Referrer-Policy': 'no-referrer',
      'Permissions-Policy':
        'camera=(), microphone=(), geolocation=(), display-capture=(), payment=(), usb=(), publickey-credentials-get=(self), publickey-credentials-create=(self)',
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Resource-Policy': 'same-origin',
      // Replies contain personal data. The pages' hashed files set their own value.
      'Cache-Control': 'no-store',
    });
    // Browsers ignore it over http, where a forged page could set it.
    if (baseUrl().startsWith('https:')) {
      ctx.set('Strict-Transport-Security', 'max-age=63072000; includeSubDomains');
    }
    await next();
  };
}
