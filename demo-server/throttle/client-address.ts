import { isIP } from 'node:net';

/**
 * Returns the address a request came from. Each trusted proxy appends the address it saw to `X-Forwarded-For`. So with
 * n proxies, the nth address from the end is the client's, and the client can write anything before it.
 *
 * @param peer the address of the connection
 * @param forwarded the header; empty if there is none
 * @param trustedProxies number of your own proxies in front of the server; with 0 the header is not read
 */
export function clientAddress(peer: string, forwarded: string, trustedProxies: number): string {
  if (trustedProxies === 0) return plain(peer) ?? peer;
  const hops = forwarded.split(',').filter((hop) => hop.trim() !== '');
  // Fewer addresses than proxies: the request did not pass all of them. Use the farthest known address.
  const seen = hops.at(-Math.min(trustedProxies, hops.length));
  return (seen !== undefined && plain(seen)) || (plain(peer) ?? peer);
}

/** Returns one spelling per address: no brackets, no port, and IPv4 inside IPv6 as IPv4. */
function plain(text: string): string | undefined {
  const [, bracketed] = /^\[([^\]]+)\](?::\d+)?$/.exec(text.trim()) ?? [];
  const address = bracketed ?? text.trim().replace(/^([\d.]+):\d+$/, '$1');
  const [, mapped] = /^::ffff:([\d.]+)$/i.exec(address) ?? [];
  const candidate = mapped ?? address;
  return isIP(candidate) === 0 ? undefined : candidate.toLowerCase();
}
