import type { Context } from 'koa';

type Cookies = Pick<Context, 'cookies' | 'response'>;

/** A cookie that no script can read, for this host alone. */
export interface HostCookie {
  set(ctx: Cookies, value: string, maxAgeMs: number): void;
  clear(ctx: Cookies): void;
  read(ctx: Cookies): string | undefined;
}

/** Every cookie there is. */
export interface SiteCookies {
  /** The token of the session, full or pending. */
  session: HostCookie;
  /** The token of a trusted device. */
  device: HostCookie;
  /** What ties a passkey's answer to the browser that was asked, before there is a session. */
  passkey: HostCookie;
}

export function siteCookies(baseUrl: () => string): SiteCookies {
  return {
    session: hostCookie('countersign.session', baseUrl),
    device: hostCookie('countersign.device', baseUrl),
    passkey: hostCookie('countersign.passkey', baseUrl),
  };
}

/**
 * On https the name begins with `__Host-`, which browsers accept only with `Secure`, `Path=/` and no domain: a
 * neighbouring subdomain cannot put its own in place.
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
  // A proxy may have ended the TLS connection; the base URL says what the browser sees.
  const jar = (ctx: Cookies) => {
    ctx.cookies.secure = isSecure();
    return ctx.cookies;
  };
  return {
    set(ctx, value, maxAgeMs) {
      // Reckoned from the reply's own Date: browsers take the difference of the two, so a clock that was moved for a
      // lesson neither ends a cookie early nor keeps it.
      const expires = new Date(Date.parse(ctx.response.get('Date')) + maxAgeMs);
      jar(ctx).set(name(), value, { ...attributes(), expires });
    },
    clear: (ctx) => void jar(ctx).set(name(), null, attributes()),
    read: (ctx) => ctx.cookies.get(name()),
  };
}
