import { DAY, MINUTE } from '../../shared/durations.ts';

/** Who mail comes from. */
export interface Mailbox {
  /** May be empty. */
  name: string;
  address: string;
}

/** How mail leaves this server. */
export interface MailSettings {
  /** A mail server to hand it to; without one it stays in the store, where the outbox shows it. */
  smtpUrl?: string;
  /** Who it comes from. Made of the site's name and origin where nobody says. */
  from?: Mailbox;
  /** How long a link to choose a new password can be used, in milliseconds. */
  resetLinkMs: number;
}

/** What holds when nobody says: an hour where people learn and test, half of it where they mean it. */
export const RESET_LINK_MS = { development: 60 * MINUTE, production: 30 * MINUTE };
/** How long a link that proves an address can be used, in milliseconds. */
export const VERIFY_LINK_MS = DAY;

export const DEFAULT_MAIL: MailSettings = { resetLinkMs: RESET_LINK_MS.development };

/** Reads `Name <address>` or an address. @returns `undefined` when it is neither */
export function mailboxFromText(text: string): Mailbox | undefined {
  const [, name = '', bracketed, bare] =
    /^\s*(?:([^<>\r\n"]*?)\s*<([^<>\s]+)>|([^<>\s]+))\s*$/.exec(text) ?? [];
  const address = bracketed ?? bare;
  return address !== undefined && /^[^@\s]+@[^@\s]+$/.test(address) ? { name, address } : undefined;
}

/** Whether a text is the address of a mail server. */
export function isSmtpUrl(text: string): boolean {
  return /^smtps?:\/\//i.test(text) && URL.canParse(text) && new URL(text).hostname !== '';
}

/** Who mail comes from where nobody said: nobody who reads answers. */
export function defaultMailbox(site: string, baseUrl: string): Mailbox {
  const { hostname } = new URL(baseUrl);
  const isName = /[a-z]/i.test(hostname) && !hostname.startsWith('[');
  return { name: site, address: `no-reply@${isName ? hostname : 'localhost'}` };
}

/** Whether a mail server is on this very machine, where nobody listens in between. */
export function isLoopback(smtpUrl: string): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(new URL(smtpUrl).hostname);
}
