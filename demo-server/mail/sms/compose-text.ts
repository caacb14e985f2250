import type { Language } from '../../../shared/translations/languages.ts';
import type { Details } from '../kinds/details.ts';
import type { ComposedMessage, Sender } from '../message/message-content.ts';
import { sentencesOf } from '../texts/every-language.ts';

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
  const sentence = sentencesOf(language).textMessage.code({ code: String(code), minutes, site });
  const text = `${sentence}\n\n@${new URL(baseUrl).hostname} #${code}`;
  return { subject: sentence, text, html: '' };
}
