import type { Language } from '../../../shared/translations/languages.ts';
import type { Link } from './message-text.ts';

/** The parts of a message in order, all in plain text. */
export interface MessageParts {
  language: Language;
  subject: string;
  greeting: string;
  paragraphs: readonly string[];
  /** With the full address instead of the path. */
  link: Link | undefined;
  code: string | undefined;
  /** Time, address and browser of the event. */
  facts: readonly (readonly [name: string, value: string])[];
  ifNotYou: string;
  ifNotYouLink: Link | undefined;
  footer: string;
  baseUrl: string;
}
