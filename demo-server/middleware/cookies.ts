import type { Context } from 'koa';

type Cookies = Pick<Context, 'cookies' | 'response'>;

/** A cookie for this host only, which scripts cannot read. */
export interface HostCookie {
  set(ctx: Cookies, value: string, maxAgeMs: number): void;
  clear(ctx: Cookies): void;
  read(ctx: Cookies): string | undefined;
}

/** All cookies. */
export interface SiteCookies {
  /** The token of the session, full or pending. */
  session: HostCookie;
  /** The token of a trusted device. */
  device: HostCookie;
  /** Binds a passkey's answer to the browser that asked, before there is a session. */
  passkey: HostCookie;
  /** Tells that this browser has signed in before. */
  browser: HostCookie;
  /** The token of the right to set up a second factor after a reset. */
  right: HostCookie;
}

export function siteCookies(baseUrl: () => string): SiteCookies {
  return {
    session: hostCookie('countersign.session', baseUrl),
    device: hostCookie('countersign.device', baseUrl),
    passkey: hostCookie('countersign.passkey', baseUrl),
    browser: hostCookie('countersign.browser', baseUrl),
    right: hostCookie('countersign.right', baseUrl),
  };
}

/**
 * Returns a cookie. On https its name starts with `__Host-`, which browsers accept only with `Secure`, `Path=/` and no
 * domain, so that a neighbouring subdomain cannot replace it.
 */
function hostCookie(plainName: string, baseUrl: () => string): HostCookie {
  const isSecure = () => baseUrl().startsWith('https:');
  const name = () => (isSecure() ? `__Host-${plainName}` : plainName);
  const attributes = () => ({
    httpOnly: true,
    sameSite: 'lax' as const,
    path: '/',
    secure: isSecure(),
    overwrite: true,
  });
  // A proxy may terminate TLS; the base URL has the scheme that the browser sees.
  const jar = (ctx: Cookies) => {
    ctx.cookies.secure = isSecure();
    return ctx.cookies;
  };
  return {
    set(ctx, value, maxAgeMs) {
      // Calculated from the reply's own Date, because browsers use the difference. So a moved clock does not change the
      // lifetime of a cookie.
      const expires = new Date(Date.parse(ctx.response.get('Date')) + maxAgeMs);
      jar(ctx).set(name(), value, { ...attributes(), expires });
    },
    clear: (ctx) => void jar(ctx).set(name(), null, attributes()),
    read: (ctx) => ctx.cookies.get(name()),
  };
}
