import { isIP } from 'node:net';

/**
 * The address a request came from. Each trusted proxy writes the address it saw at the end of `X-Forwarded-For`, so
 * with n of them the client's is the nth from the end; all before it is whatever the client says of itself.
 *
 * @param peer the address of the connection
 * @param forwarded the header, or nothing
 * @param trustedProxies how many proxies of one's own stand before the server; with 0 the header is not read
 */
export function clientAddress(peer: string, forwarded: string, trustedProxies: number): string {
  if (trustedProxies === 0) return plain(peer) ?? peer;
  const hops = forwarded.split(',').filter((hop) => hop.trim() !== '');
  // Fewer than there are proxies: the request did not pass them all. The farthest that is known has to do.
  const seen = hops.at(-Math.min(trustedProxies, hops.length));
  return (seen !== undefined && plain(seen)) || (plain(peer) ?? peer);
}

/** One spelling per address: no brackets, no port, and IPv4 inside IPv6 as IPv4. */
function plain(text: string): string | undefined {
  const [, bracketed] = /^\[([^\]]+)\](?::\d+)?$/.exec(text.trim()) ?? [];
  const address = bracketed ?? text.trim().replace(/^([\d.]+):\d+$/, '$1');
  const [, mapped] = /^::ffff:([\d.]+)$/i.exec(address) ?? [];
  const candidate = mapped ?? address;
  return isIP(candidate) === 0 ? undefined : candidate.toLowerCase();
}
