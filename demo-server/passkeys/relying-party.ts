import { isLoopback } from '../base/loopback.ts';

/** Who passkeys are for (WebAuthn §4, relying party). */
export interface RelyingParty {
  /** The domain they belong to. */
  id: string;
  /** The only origin they are used from. */
  origin: string;
}

const IP_ADDRESS = /^[0-9.]+$|^\[/;

/**
 * Where passkeys can be used, for a site at an origin. Browsers allow them on https, and on `http://localhost`: a
 * passkey belongs to a domain, so an IP address has none. A site on a loopback address is the same site at
 * `localhost`, where its passkeys are.
 *
 * @param baseUrl the configured origin
 * @returns `undefined` where no browser would allow passkeys
 */
export function relyingPartyAt(baseUrl: string): RelyingParty | undefined {
  const { protocol, hostname, port, origin } = new URL(baseUrl);
  if (isLoopback(hostname)) {
    return { id: 'localhost', origin: `${protocol}//localhost${port === '' ? '' : `:${port}`}` };
  }
  return protocol === 'https:' && !IP_ADDRESS.test(hostname) ? { id: hostname, origin } : undefined;
}
