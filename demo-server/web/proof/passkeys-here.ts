import { browserSupportsWebAuthn } from '@simplewebauthn/browser';

/** Whether this page can ask for passkeys; if not, why. */
export type PasskeysHere =
  | { can: true }
  /** Browsers allow them at a name: this is where the same site has one. */
  | { can: false; elsewhere: string }
  | { can: false };

const ADDRESSES_OF_THIS_COMPUTER = new Set(['127.0.0.1', '[::1]']);

export function passkeysHere({ protocol, hostname, port }: Location = window.location): PasskeysHere {
  if (ADDRESSES_OF_THIS_COMPUTER.has(hostname)) {
    return { can: false, elsewhere: `${protocol}//localhost${port === '' ? '' : `:${port}`}` };
  }
  return browserSupportsWebAuthn() ? { can: true } : { can: false };
}
