import { browserSupportsWebAuthn } from '@simplewebauthn/browser';

/** Whether this page can use passkeys, and if not, why. */
export type PasskeysHere =
  | { can: true }
  /** Passkeys need a host name. `elsewhere` is this site's address with one. */
  | { can: false; elsewhere: string }
  | { can: false };

const ADDRESSES_OF_THIS_COMPUTER = new Set(['127.0.0.1', '[::1]']);

export function passkeysHere({ protocol, hostname, port }: Location = window.location): PasskeysHere {
  if (ADDRESSES_OF_THIS_COMPUTER.has(hostname)) {
    return { can: false, elsewhere: `${protocol}//localhost${port === '' ? '' : `:${port}`}` };
  }
  return browserSupportsWebAuthn() ? { can: true } : { can: false };
}
