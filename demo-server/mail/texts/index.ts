import type { Language } from '../../../shared/translations/languages.ts';
import type { Details } from '../kinds/details.ts';
import type { MessageKind } from '../kinds/index.ts';
import type { Mentions, MessageText } from '../message/message-text.ts';
import { de } from './de/index.ts';
import { en } from './en/index.ts';

const CATALOGUES: Readonly<Record<Language, typeof en>> = { en, de };

/** Returns the texts around each message in a language. */
export function frameIn(language: Language): typeof en.frame {
  return CATALOGUES[language].frame;
}

/**
 * Returns what a message says in a language.
 *
 * @param kind as stored; another version of the server may have written it
 * @returns `undefined` if this version does not know the kind
 */
export function textOf(
  language: Language,
  kind: string,
  details: Details,
  mentions: Mentions,
): MessageText | undefined {
  const { messages } = CATALOGUES[language];
  if (!isKnown(kind, messages)) return undefined;
  // The stored details have the type of their kind, which a union of all kinds cannot express.
  const say = messages[kind] as (details: Details, mentions: Mentions) => MessageText;
  return say(details, mentions);
}

function isKnown(kind: string, messages: typeof en.messages): kind is MessageKind {
  return Object.hasOwn(messages, kind);
}
