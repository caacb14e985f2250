import type { Language } from '../../../shared/translations/languages.ts';
import type { Details } from '../kinds/details.ts';
import type { ComposedMessage, Sender } from '../message/message-content.ts';

/** What a text message says, in each language: short enough for one. */
const SENTENCES: Record<Language, (code: string, minutes: string, site: string) => string> = {
  en: (code, minutes, site) =>
    `${code} is your code for ${site}. It works once, within ${minutes} minutes. Do not share it with anyone.`,
  de: (code, minutes, site) =>
    `${code} ist Ihr Code für ${site}. Er gilt nur einmal, innerhalb von ${minutes} Minuten. Geben Sie ihn an niemanden weiter.`,
};

/**
 * Puts a code into a text message. Its last line ties it to this site (origin-bound one-time codes), so that phones
 * fill it in here and nowhere else.
 *
 * @returns `undefined` when the message is no code
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
