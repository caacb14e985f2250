import type { KeyRing } from '../keys/key-ring.ts';
import type { AddressedMessage } from '../store/outbox.ts';
import { compose } from './compose.ts';
import type { Details } from './kinds/details.ts';
import type { Composed, Sender } from './message/told.ts';
import { sealedLetter } from './post.ts';
import { composeText } from './sms/compose-text.ts';

/**
 * Puts a message of the queue into words.
 *
 * @returns `undefined` when this version of the server knows no such kind
 * @throws SealError when what it tells does not open
 */
export function read(message: AddressedMessage, keys: KeyRing, sender: Sender): Composed | undefined {
  const told = { ...message, details: detailsOf(message, keys) };
  return message.channel === 'sms' ? composeText(told, sender) : compose(told, sender);
}

function detailsOf(message: AddressedMessage, keys: KeyRing): Details {
  const { details, sealedDetails } = message;
  // Written by `notify` and `post` alone, which hold it to its kind.
  const open = details === null ? {} : (JSON.parse(details) as Details);
  if (sealedDetails === null) return open;
  return { ...open, ...(JSON.parse(keys.open(sealedDetails, sealedLetter(message))) as Details) };
}
