/** Why a passkey does not sign for a look-alike site: the browser's rule and the server's rule (WebAuthn Level 3). */

/**
 * Returns the host that a browser sees in an address, with letters of other alphabets in Punycode. `undefined` if it is
 * no host.
 */
export function hostOf(text: string): string | undefined {
  const bare = text.trim().replace(/^https:\/\//i, '');
  return /[\s/?#@:]/.test(bare) || bare === '' ? undefined : URL.parse(`https://${bare}`)?.hostname;
}

/**
 * Returns whether a page may ask for a site's passkeys: its host is the site's name or a subdomain (WebAuthn §5.1.4.1).
 */
export function mayAskFor(rpId: string, host: string): boolean {
  return host === rpId || host.endsWith(`.${rpId}`);
}

/** What a passkey signs besides the challenge. The browser writes it, and no page can change it. */
export interface ClientData {
  type: 'webauthn.get';
  challenge: string;
  origin: string;
}

/** Returns whether a signature was made on this site for this challenge (WebAuthn §7.2). */
export function isFromHere(clientData: ClientData, expectedOrigin: string, challenge: string): boolean {
  return clientData.origin === expectedOrigin && clientData.challenge === challenge;
}
