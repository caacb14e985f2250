/** Why a passkey does not sign for a look-alike: the browser's rule and the server's (WebAuthn Level 3). */

/**
 * The host of what a person took for an address, as the browser sees it: letters of other alphabets become Punycode.
 * `undefined` when it is no host.
 */
export function hostOf(text: string): string | undefined {
  const bare = text.trim().replace(/^https:\/\//i, '');
  return /[\s/?#@:]/.test(bare) || bare === '' ? undefined : URL.parse(`https://${bare}`)?.hostname;
}

/** Whether a page may ask for a site's passkeys: its host is the site's name or ends in it (WebAuthn §5.1.4.1). */
export function mayAskFor(rpId: string, host: string): boolean {
  return host === rpId || host.endsWith(`.${rpId}`);
}

/** What a passkey signs besides the challenge, as the server gets it. The browser writes it; no page can. */
export interface ClientData {
  type: 'webauthn.get';
  challenge: string;
  origin: string;
}

/** The server's check of where a signature was made (WebAuthn §7.2). */
export function isFromHere(clientData: ClientData, expectedOrigin: string, challenge: string): boolean {
  return clientData.origin === expectedOrigin && clientData.challenge === challenge;
}
