import { randomUUID } from 'node:crypto';
import { type Occasion, seenAt } from '../base/occasion.ts';
import type { KeyRing, SealedFor } from '../keys/key-ring.ts';
import type { Store } from '../store/store.ts';
import type { LetterKind, Letters } from './kinds/index.ts';

/** One message to one recipient. */
export interface Letter<Kind extends LetterKind> {
  userId: string;
  /** An e-mail address; with `channel: 'sms'` a telephone number. */
  recipient: string;
  channel?: 'mail' | 'sms';
  kind: Kind;
  /** What it tells, links as paths such as `/reset-password#…`: the origin is put before them when it is sent. */
  details: Letters[Kind];
  /** From when on it is useless, in Unix milliseconds: it is not sent after that. */
  lapsesAt?: number;
}

/**
 * Owes one recipient a message that holds a secret, a link or a code. It waits in the queue sealed, and is erased once
 * it is delivered or given up. Call it inside the transaction that gave the reason.
 */
export async function queueLetter<Kind extends LetterKind>(
  { mailQueue }: Pick<Store, 'mailQueue'>,
  keys: KeyRing,
  { userId, recipient, channel = 'mail', kind, details, lapsesAt }: Letter<Kind>,
  occasion: Occasion,
): Promise<void> {
  const id = randomUUID();
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

/** Where a letter's details are sealed to. */
export function sealedForLetter({ id, userId }: { id: string; userId: string }): SealedFor {
  return { purpose: 'mail-details', userId, rowId: id };
}
