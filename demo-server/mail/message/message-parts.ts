import type { Language } from '../../../shared/translations/languages.ts';
import type { Link } from './message-text.ts';

/** A message's parts in their order, each of them plain text. */
export interface MessageParts {
  language: Language;
  subject: string;
  greeting: string;
  paragraphs: readonly string[];
  /** With the whole address in place of the path. */
  link: Link | undefined;
  code: string | undefined;
  /** When, from where, and with what. */
  facts: readonly (readonly [name: string, value: string])[];
  ifNotYou: string;
  ifNotYouLink: Link | undefined;
  footer: string;
  baseUrl: string;
}
