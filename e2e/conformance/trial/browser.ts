/** What a browser remembers for a server: its cookies, the headers its pages add, and the state of an adapter. */

export interface Cookie {
  name: string;
  value: string;
  /** The `Set-Cookie` line, with its attributes. */
  line: string;
}

/** A cookie that expired before this was deleted by its server. Unix milliseconds. */
const LONG_AGO = Date.UTC(2000, 0, 1);

export class Browser {
  readonly cookies = new Map<string, Cookie>();
  /** Headers of every request, for example `Authorization`. A page of another site cannot send them. */
  readonly headers: Record<string, string> = {};
  /** What an adapter remembers for this browser, for example a token of a pending sign-in. Must be cloneable. */
  state: Record<string, unknown> = {};

  /**
   * Returns another browser that knows the same, as a thief would have it.
   *
   * @throws Error with one sentence if something in the state cannot be copied
   */
  clone(): Browser {
    const clone = new Browser();
    for (const [name, cookie] of this.cookies) clone.cookies.set(name, cookie);
    Object.assign(clone.headers, this.headers);
    clone.state = Object.fromEntries(
      Object.entries(this.state).map(([name, value]) => [name, copied(name, value)]),
    );
    return clone;
  }

  /** Keeps or removes a cookie as a `Set-Cookie` line says. */
  keep(line: string): void {
    const [, name = '', value = '', attributes = ''] = /^\s*([^=;]+)=([^;]*)(.*)$/.exec(line) ?? [];
    const expires = /;\s*expires=([^;]+)/i.exec(attributes)?.[1];
    const isGone =
      value === '' ||
      /;\s*max-age=(0|-\d+)\s*(;|$)/i.test(attributes) ||
      // A server with a moved clock sends dates that mean nothing here, so only those count that no one means: some
      // frameworks take the first seconds of 1970, and ASP.NET takes 1999.
      (expires !== undefined && new Date(expires).getTime() < LONG_AGO);
    if (isGone) this.cookies.delete(name);
    else this.cookies.set(name, { name, value, line });
  }

  /** Returns the `Cookie` header of a request, or `undefined` if there are no cookies. */
  cookieHeader(isWanted: (cookie: Cookie) => boolean = () => true): string | undefined {
    const wanted = [...this.cookies.values()].filter(isWanted);
    return wanted.length === 0 ? undefined : wanted.map(({ name, value }) => `${name}=${value}`).join('; ');
  }
}

/** Returns whether every browser holds a cookie back when a page of another site sends a POST request. */
export function isHeldBackAcrossSites({ line }: Cookie): boolean {
  return /;\s*samesite\s*=\s*(lax|strict)\b/i.test(line);
}

/** The error of `structuredClone` would quote the value, and the methods of a class would be missing in silence. */
function copied(name: string, value: unknown): unknown {
  try {
    const copy: unknown = structuredClone(value);
    if (kindOf(copy) === kindOf(value)) return copy;
  } catch {
    // The same sentence.
  }
  throw new Error(
    `The adapter’s client.state.${name} cannot be copied. Keep only texts, numbers, lists, maps and plain objects in it, and make anything else from them.`,
  );
}

function kindOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null ? Object.getPrototypeOf(value) : typeof value;
}
