import { isLoopback } from '../base/loopback.ts';

/** The site that passkeys belong to (WebAuthn §4, relying party). */
export interface RelyingParty {
  /** Its domain. */
  id: string;
  /** The only origin where its passkeys are used. */
  origin: string;
}

const IP_ADDRESS = /^[0-9.]+$|^\[/;

/**
 * Returns the relying party of a site. Browsers allow passkeys on https and on `http://localhost`. A passkey belongs to
 * a domain, so an IP address cannot have any. For a loopback address, the relying party is the same site at
 * `localhost`.
 *
 * @param baseUrl the configured address
 * @returns `undefined` if browsers do not allow passkeys there
 */
export function relyingPartyAt(baseUrl: string): RelyingParty | undefined {
  const { protocol, hostname, port, origin } = new URL(baseUrl);
  if (isLoopback(hostname)) {
    return { id: 'localhost', origin: `${protocol}//localhost${port === '' ? '' : `:${port}`}` };
  }
  return protocol === 'https:' && !IP_ADDRESS.test(hostname) ? { id: hostname, origin } : undefined;
}
