import type { Language } from '../../../shared/translations/languages.ts';
import type { Details } from '../kinds/details.ts';

/** What a message says, to which account, and about what time. */
export interface MessageContent {
  kind: string;
  details: Details;
  language: Language;
  /** The account's sign-in address. */
  account: string;
  at: number;
  address: string | null;
  userAgent: string | null;
}

/** The site that sends it. */
export interface Sender {
  /** Name of the site. */
  site: string;
  /** The configured address, added before every link. */
  baseUrl: string;
}

/** A message as its recipient reads it. */
export interface ComposedMessage {
  subject: string;
  /** For a plain terminal. */
  text: string;
  html: string;
}
