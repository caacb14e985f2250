import type { KeyRing } from '../keys/key-ring.ts';
import type { AddressedMessage } from '../store/mail-queue.ts';
import { composeMail } from './compose.ts';
import type { Details } from './kinds/details.ts';
import type { ComposedMessage, Sender } from './message/message-content.ts';
import { sealedForLetter } from './post.ts';
import { composeText } from './sms/compose-text.ts';

/**
 * Returns a message of the queue as mail, or as a text message.
 *
 * @returns `undefined` when this version of the server knows no such kind
 * @throws SealError when what it tells does not open
 */
export function composeQueued(
  message: AddressedMessage,
  keys: KeyRing,
  sender: Sender,
): ComposedMessage | undefined {
  const content = { ...message, details: detailsOf(message, keys) };
  return message.channel === 'sms' ? composeText(content, sender) : composeMail(content, sender);
}

function detailsOf(message: AddressedMessage, keys: KeyRing): Details {
  const { details, sealedDetails } = message;
  // Written by `notify` and `post` alone, which hold it to its kind.
  const open = details === null ? {} : (JSON.parse(details) as Details);
  if (sealedDetails === null) return open;
  return { ...open, ...(JSON.parse(keys.open(sealedDetails, sealedForLetter(message))) as Details) };
}
