/**
 * Returns whether a host name leads to this computer (RFC 1122 §3.2.1.3, RFC 4291 §2.5.3, RFC 6761 §6.3), so that no
 * other device can open the page.
 *
 * @param host as in a URL, where IPv6 addresses have brackets
 */
export function isOwnComputer(host: string): boolean {
  return /^(?:localhost|.*\.localhost|127(?:\.\d+){3}|\[::1\])$/i.test(host);
}
