import type { Occasion } from '../base/occasion.ts';
import { Refusal } from '../base/refusal.ts';
import { type KeyRing, SealError } from '../keys/key-ring.ts';
import type { AddressedMessage } from '../store/mail-queue.ts';
import type { Store } from '../store/store.ts';
import { composeQueued } from './compose-queued.ts';
import type { Mail } from './mail.ts';
import type { ComposedMessage, Sender } from './message/message-content.ts';

export interface OutboxParts {
  store: Store;
  keys: KeyRing;
  mail: Mail;
  /** Does now what is otherwise done beside the requests: answers what was asked for, and delivers mail. */
  catchUp: () => Promise<void>;
}

/** A message of the queue, and its words where they are still to be had. */
export interface ShownMessage {
  message: AddressedMessage;
  composed: ComposedMessage | undefined;
}

export type ReadableMessage = ShownMessage & { composed: ComposedMessage };

/** Messages that the outbox shows. */
const SHOWN = 100;
/** Messages that the demo controls tell of. */
const MOST = 500;

/**
 * What would have been sent by now if there were a way for it to go, the newest first.
 *
 * @throws Refusal where every message is really sent, and in production
 */
export async function readOutbox(parts: OutboxParts): Promise<ReadableMessage[]> {
  const { shown } = parts.mail;
  if (shown.length === 0) throw new Refusal('OUTBOX_CLOSED');
  const messages = await everything(parts, SHOWN);
  return messages.filter(
    (entry): entry is ReadableMessage =>
      entry.composed !== undefined &&
      entry.message.state === 'delivered' &&
      shown.includes(entry.message.channel),
  );
}

/** Everything there is in the queue, the oldest first, delivered or not. For tests and lessons. */
export async function readWholeQueue(parts: OutboxParts): Promise<ShownMessage[]> {
  return (await everything(parts, MOST)).reverse();
}

/** What was put off need not wait until its next try. */
export async function retryAllMail(parts: OutboxParts, { now }: Pick<Occasion, 'now'>): Promise<void> {
  await parts.store.mailQueue.retryAll(now);
  await deliverShown(parts);
}

/** Delivers at once what waits, where delivering takes no other server: what was written a moment ago is to be seen. */
export async function deliverShown({ mail, catchUp }: OutboxParts): Promise<void> {
  if (mail.shown.length > 0) await catchUp();
}

async function everything(parts: OutboxParts, most: number): Promise<ShownMessage[]> {
  const { store, keys, mail } = parts;
  await deliverShown(parts);
  const messages = await store.mailQueue.page(most);
  return messages.map((message) => {
    const isKept = message.state === 'waiting' || mail.shown.includes(message.channel);
    return { message, composed: isKept ? readable(message, keys, mail.sender()) : undefined };
  });
}

/** One message that does not open, of a key that was lost say, hides no other. */
function readable(message: AddressedMessage, keys: KeyRing, sender: Sender): ComposedMessage | undefined {
  try {
    return composeQueued(message, keys, sender);
  } catch (error) {
    if (error instanceof SealError) return undefined;
    throw error;
  }
}
