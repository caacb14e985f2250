import type { Language } from '../../../shared/translations/languages.ts';
import type { Details } from '../kinds/details.ts';
import type { ComposedMessage, Sender } from '../message/message-content.ts';

/** The text in each language, short enough for one text message. */
const SENTENCES: Record<Language, (code: string, minutes: string, site: string) => string> = {
  en: (code, minutes, site) =>
    `${code} is your code for ${site}. It works once, within ${minutes} minutes. Do not share it with anyone.`,
  de: (code, minutes, site) =>
    `${code} ist Ihr Code für ${site}. Er gilt nur einmal, innerhalb von ${minutes} Minuten. Geben Sie ihn an niemanden weiter.`,
};

/**
 * Returns a code as a text message. Its last line binds it to this site (origin-bound one-time codes), so that phones
 * fill it in only here.
 *
 * @returns `undefined` if the message is not a code
 */
export function composeText(
  { kind, language, details }: { kind: string; language: Language; details: Details },
  { site, baseUrl }: Sender,
): ComposedMessage | undefined {
  if (kind !== 'second-factor-code') return undefined;
  const { code = '', minutes = '' } = details;
  const sentence = SENTENCES[language](String(code), String(minutes), site);
  const text = `${sentence}\n\n@${new URL(baseUrl).hostname} #${code}`;
  return { subject: sentence, text, html: '' };
}
