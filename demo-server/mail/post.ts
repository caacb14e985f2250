import { v7 as uuidv7 } from 'uuid';
import { type Occasion, seenAt } from '../base/occasion.ts';
import type { KeyRing, SealedFor } from '../keys/key-ring.ts';
import type { Store } from '../store/store.ts';
import type { LetterKind, Letters } from './kinds/index.ts';

/** One message to one recipient. */
export interface Letter<Kind extends LetterKind> {
  userId: string;
  /** An email address; with `channel: 'sms'` a phone number. */
  recipient: string;
  channel?: 'mail' | 'sms';
  kind: Kind;
  /** Its details. Links are paths such as `/reset-password#…`; the origin is added when the message is sent. */
  details: Letters[Kind];
  /** When it expires, in Unix milliseconds: it is not sent after that. */
  lapsesAt?: number;
}

/**
 * Queues a message with a secret, a link or a code, to one recipient. The content is stored sealed, and is deleted when
 * the message is delivered or given up. Call it in the transaction of its reason.
 */
export async function queueLetter<Kind extends LetterKind>(
  { mailQueue }: Pick<Store, 'mailQueue'>,
  keys: KeyRing,
  { userId, recipient, channel = 'mail', kind, details, lapsesAt }: Letter<Kind>,
  occasion: Occasion,
): Promise<void> {
  // Grows within a process, so that messages of one millisecond keep their order.
  const id = uuidv7();
  await mailQueue.add({
    ...seenAt(occasion),
    id,
    userId,
    channel,
    recipient,
    kind,
    sealedDetails: keys.seal(JSON.stringify(details), sealedForLetter({ id, userId })),
    state: 'waiting',
    nextTryAt: occasion.now,
    lapsesAt: lapsesAt ?? null,
  });
}

/**
 * Queues a letter with a link that anyone can request, or its decoy. Both take one statement. Call it in the transaction
 * of its reason.
 *
 * @param letter with `isDecoy` if it is for nobody: see addressee.ts
 */
export async function queueLinkLetter<Kind extends LetterKind>(
  write: Pick<Store, 'mailQueue' | 'mailDecoys'>,
  keys: KeyRing,
  { isDecoy, ...letter }: Letter<Kind> & { lapsesAt: number; isDecoy: boolean },
  occasion: Occasion,
): Promise<void> {
  if (!isDecoy) return queueLetter(write, keys, letter, occasion);
  const { recipient, kind, details, lapsesAt } = letter;
  const id = uuidv7();
  return write.mailDecoys.add({
    ...seenAt(occasion),
    id,
    recipient,
    kind,
    sealedDetails: keys.seal(JSON.stringify(details), sealedForLetter({ id, userId: id })),
    nextTryAt: occasion.now,
    lapsesAt,
  });
}

/** Returns the place a letter's details are sealed for. */
export function sealedForLetter({ id, userId }: { id: string; userId: string }): SealedFor {
  return { purpose: 'mail-details', userId, rowId: id };
}
