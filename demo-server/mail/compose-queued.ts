import type { KeyRing } from '../keys/key-ring.ts';
import type { AddressedMessage } from '../store/mail-queue.ts';
import { composeMail } from './compose.ts';
import type { Details } from './kinds/details.ts';
import type { ComposedMessage, Sender } from './message/message-content.ts';
import { sealedForLetter } from './post.ts';
import { composeText } from './sms/compose-text.ts';

/** What is needed of a queued message to deliver it. */
export type Deliverable = Pick<
  AddressedMessage,
  | 'id'
  | 'userId'
  | 'channel'
  | 'recipient'
  | 'kind'
  | 'details'
  | 'sealedDetails'
  | 'at'
  | 'address'
  | 'userAgent'
  | 'lapsesAt'
  | 'language'
  | 'account'
>;

/**
 * Returns a queued message as mail or as a text message.
 *
 * @returns `undefined` if this version of the server does not know its kind
 * @throws SealError if its content cannot be decrypted
 */
export function composeQueued(
  message: Deliverable,
  keys: KeyRing,
  sender: Sender,
): ComposedMessage | undefined {
  const content = { ...message, details: detailsOf(message, keys) };
  return message.channel === 'sms' ? composeText(content, sender) : composeMail(content, sender);
}

function detailsOf(message: Deliverable, keys: KeyRing): Details {
  const { details, sealedDetails } = message;
  // Only notices.ts and post.ts write details, and their types match each kind.
  const open = details === null ? {} : (JSON.parse(details) as Details);
  if (sealedDetails === null) return open;
  return { ...open, ...(JSON.parse(keys.open(sealedDetails, sealedForLetter(message))) as Details) };
}
