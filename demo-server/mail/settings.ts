import { DAY, MINUTE } from '../../shared/durations.ts';

/** A sender. */
export interface Mailbox {
  /** May be empty. */
  name: string;
  address: string;
}

/** The settings of mail. */
export interface MailSettings {
  /** The mail server. Without one, mail stays in the store, and the outbox shows it. */
  smtpUrl?: string;
  /** The sender. By default made of the site's name and origin. */
  from?: Mailbox;
  /** Lifetime of a password reset link, in milliseconds. */
  resetLinkMs: number;
}

/** Default lifetime of reset links: one hour for learning and testing, half an hour in production. */
export const RESET_LINK_MS = { development: 60 * MINUTE, production: 30 * MINUTE };
/** Lifetime of a link that confirms an address, in milliseconds. */
export const VERIFY_LINK_MS = DAY;

export const DEFAULT_MAIL: MailSettings = { resetLinkMs: RESET_LINK_MS.development };

/** Reads `Name <address>` or an address. @returns `undefined` if the text is neither */
export function mailboxFromText(text: string): Mailbox | undefined {
  const [, name = '', bracketed, bare] =
    /^\s*(?:([^<>\r\n"]*?)\s*<([^<>\s]+)>|([^<>\s]+))\s*$/.exec(text) ?? [];
  const address = bracketed ?? bare;
  return address !== undefined && /^[^@\s]+@[^@\s]+$/.test(address) ? { name, address } : undefined;
}

/** Returns whether a text is the URL of a mail server. */
export function isSmtpUrl(text: string): boolean {
  return /^smtps?:\/\//i.test(text) && URL.canParse(text) && new URL(text).hostname !== '';
}

/** Returns the default sender: an address that does not accept replies. */
export function defaultMailbox(site: string, baseUrl: string): Mailbox {
  const { hostname } = new URL(baseUrl);
  const isName = /[a-z]/i.test(hostname) && !hostname.startsWith('[');
  return { name: site, address: `no-reply@${isName ? hostname : 'localhost'}` };
}

/** Returns whether a mail server is on this computer, so that no one can listen on the way. */
export function isLoopback(smtpUrl: string): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(new URL(smtpUrl).hostname);
}
