import type { Language } from '../../../shared/translations/languages.ts';
import type { Details } from '../kinds/details.ts';
import type { MessageKind, Messages } from '../kinds/index.ts';
import type { Mentions, MessageText, Texts } from '../message/message-text.ts';
import { momentIn } from '../message/moment.ts';
import type { Sentences } from '../texts/catalogue.ts';
import { sentencesOf } from '../texts/every-language.ts';
import { accountData } from './account-data.ts';
import { addresses } from './addresses.ts';
import { backupCodes } from './backup-codes.ts';
import { methods } from './methods.ts';
import { passwords } from './passwords.ts';
import { people } from './people.ts';
import { policy } from './policy.ts';
import { recovery } from './recovery.ts';
import { secondStep } from './second-step.ts';
import { sentCodes } from './sent-codes.ts';
import { support } from './support.ts';

const MESSAGES: Texts<Messages, Sentences> = {
  ...accountData,
  ...addresses,
  ...backupCodes,
  ...methods,
  ...passwords,
  ...people,
  ...policy,
  ...recovery,
  ...secondStep,
  ...sentCodes,
  ...support,
};

/** Returns the texts around each message in a language. */
export function frameIn(language: Language): Sentences['frame'] {
  return sentencesOf(language).frame;
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
  mentions: Omit<Mentions, 'moment'>,
): MessageText | undefined {
  if (!isKnown(kind)) return undefined;
  // The stored details have the type of their kind, which a union of all kinds cannot express.
  const say = MESSAGES[kind] as (details: Details, mentions: Mentions, sentences: Sentences) => MessageText;
  const moment = (at: number) => momentIn(language, at);
  return say(details, { ...mentions, moment }, sentencesOf(language));
}

function isKnown(kind: string): kind is MessageKind {
  return Object.hasOwn(MESSAGES, kind);
}
