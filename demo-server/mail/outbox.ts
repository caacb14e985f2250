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
  /** Does the background work now: handles requests and delivers mail. */
  catchUp: () => Promise<void>;
}

/** A queued message, with its text if it can still be read. */
export interface ShownMessage {
  message: AddressedMessage;
  composed: ComposedMessage | undefined;
}

export type ReadableMessage = ShownMessage & { composed: ComposedMessage };

/** The most messages in the outbox. */
const SHOWN = 100;
/** The most messages in the demo controls. */
const MOST = 500;

/**
 * Returns delivered messages of channels without a real transport, newest first.
 *
 * @throws Refusal if all channels have one, and in production
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

/** Returns all messages, delivered or not, oldest first. For tests and lessons. */
export async function readWholeQueue(parts: OutboxParts): Promise<ShownMessage[]> {
  return (await everything(parts, MOST)).reverse();
}

/** Makes delayed messages due now, and delivers them if mail is shown in the outbox. */
export async function retryAllMail(parts: OutboxParts, { now }: Pick<Occasion, 'now'>): Promise<void> {
  await parts.store.mailQueue.retryAll(now);
  await deliverShown(parts);
}

/** Delivers waiting messages at once if they go to the outbox, so that it shows new ones. */
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

/**
 * Returns the text of a message; `undefined` if it cannot be decrypted, for example because its key was lost. One such
 * message must not hide the others.
 */
function readable(message: AddressedMessage, keys: KeyRing, sender: Sender): ComposedMessage | undefined {
  try {
    return composeQueued(message, keys, sender);
  } catch (error) {
    if (error instanceof SealError) return undefined;
    throw error;
  }
}
