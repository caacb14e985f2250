import type { Language } from '../../../shared/translations/languages.ts';
import type { Details } from '../kinds/details.ts';

/** What a message tells, to whom, and about when. */
export interface MessageContent {
  kind: string;
  details: Details;
  language: Language;
  /** The address the account is signed in to with. */
  account: string;
  at: number;
  address: string | null;
  userAgent: string | null;
}

/** Where it comes from. */
export interface Sender {
  /** What this site is called. */
  site: string;
  /** The configured origin, before every link. */
  baseUrl: string;
}

/** A message as people read it. */
export interface ComposedMessage {
  subject: string;
  /** For a plain terminal. */
  text: string;
  html: string;
}
