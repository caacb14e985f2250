import type { Logger } from 'pino';
import { MINUTE } from '../../shared/durations.ts';
import { LOCALES } from '../../shared/translations/languages.ts';
import type { Clock } from '../base/occasion.ts';
import { type KeyRing, SealError } from '../keys/key-ring.ts';
import type { MailDecoy } from '../store/mail-decoys.ts';
import type { QueuedMessage } from '../store/mail-queue.ts';
import type { Store } from '../store/store.ts';
import { placeAmongAccounts } from './addressee.ts';
import { waitAfterTry } from './back-off.ts';
import { composeQueued, type Deliverable } from './compose-queued.ts';
import type { Sender } from './message/message-content.ts';
import { DeliveryError, type Transport } from './message/transport.ts';

/** Messages delivered in parallel. */
const AT_ONCE = 5;
/** How long a server may keep a claimed message, in milliseconds. Longer than any attempt takes. */
export const CLAIM_MS = 2 * MINUTE;

export interface CourierParts {
  store: Store;
  keys: KeyRing;
  clock: Clock;
  logger: Logger;
  sender: () => Sender;
  transports: Readonly<Record<QueuedMessage['channel'], Transport>>;
}

/**
 * Delivers queued messages in the background: a request never waits for delivery.
 *
 * One conditional write claims a message, so that only one of several servers tries it at a time. The attempt counts
 * from then. If a server stops during an attempt, another one tries again after the claim has expired, with the same
 * Message-ID. So a message may arrive twice, but is never lost.
 */
export class Courier {
  readonly #parts: CourierParts;
  #isStopping = false;

  constructor(parts: CourierParts) {
    this.#parts = parts;
  }

  /** Tries each message that is due once. */
  async deliverDue(): Promise<void> {
    const { store, clock } = this.#parts;
    while (!this.#isStopping) {
      const now = clock();
      const due = await store.mailQueue.due(now, AT_ONCE);
      const decoys = await store.mailDecoys.due(now, AT_ONCE);
      const tried = await Promise.all([
        ...due.map((message) => this.#try(message)),
        ...decoys.map((decoy) => this.#tryDecoy(decoy)),
      ]);
      // Stop if no message is due, or if other servers have claimed all of them.
      if (!tried.includes(true)) break;
    }
  }

  /** Claims no more messages. Attempts in progress finish; the next server delivers the rest. */
  stop(): void {
    this.#isStopping = true;
  }

  /** Closes all transports. */
  close(): void {
    for (const transport of Object.values(this.#parts.transports)) transport.close();
  }

  /** Tries to deliver a message. @returns false if another server has claimed it */
  async #try(seen: QueuedMessage): Promise<boolean> {
    const { store, clock, logger, transports } = this.#parts;
    const now = clock();
    const message = await store.mailQueue.claim(seen, { now, until: now + CLAIM_MS });
    if (!message) return false;
    const { id, tries, kind } = message;
    const { keepsDetails } = transports[message.channel];
    const failure = await this.#send(message).then(
      () => undefined,
      (error: unknown) => asDeliveryError(error),
    );
    const end = clock();
    if (!failure) {
      await store.mailQueue.settle(message, { state: 'delivered', now: end, error: null, keepsDetails });
      return true;
    }
    const wait = failure.isFinal ? undefined : waitAfterTry(tries);
    const error = failure.message;
    if (wait === undefined) {
      await store.mailQueue.settle(message, { state: 'failed', now: end, error, keepsDetails });
      logger.error({ message: id, kind, tries, error }, 'giving up on a message');
    } else {
      await store.mailQueue.putOff(message, { nextTryAt: end + wait, error });
      logger.warn({ message: id, kind, tries, error }, 'a message could not be delivered yet');
    }
    return true;
  }

  /**
   * Does for a letter to nobody what is done for a letter, step by step, and then deletes it. Nothing is logged, because
   * nobody waits for it.
   */
  async #tryDecoy(seen: Omit<MailDecoy, 'language'>): Promise<boolean> {
    const { store, clock, keys } = this.#parts;
    const now = clock();
    const place = placeAmongAccounts(keys, seen.recipient);
    const decoy = await store.mailDecoys.claim(seen, { now, until: now + CLAIM_MS }, place);
    if (!decoy) return false;
    const letter = {
      ...decoy,
      userId: decoy.id,
      channel: 'mail',
      details: null,
      account: decoy.recipient,
    } as const;
    const failure = await this.#send(letter, 'rehearse').then(
      () => undefined,
      (error: unknown) => asDeliveryError(error),
    );
    const end = clock();
    const wait = !failure || failure.isFinal ? undefined : waitAfterTry(decoy.tries);
    if (wait === undefined) await store.mailDecoys.settle(decoy);
    else await store.mailDecoys.putOff(decoy, end + wait);
    return true;
  }

  async #send(message: Deliverable, how: 'send' | 'rehearse' = 'send'): Promise<void> {
    const { keys, clock, sender, transports } = this.#parts;
    const { id, recipient, channel, language, at, lapsesAt } = message;
    if (lapsesAt !== null && lapsesAt <= clock()) {
      throw new DeliveryError('The code or link in it expired before it could be delivered.', true);
    }
    const composed = composeQueued(message, keys, sender());
    if (!composed) throw new DeliveryError('This version of the server does not know this kind of message.');
    await transports[channel][how]({ id, recipient, locale: LOCALES[language], at, ...composed });
  }
}

function asDeliveryError(error: unknown): DeliveryError {
  if (error instanceof DeliveryError) return error;
  if (error instanceof SealError) return new DeliveryError('Its content can no longer be decrypted.', true);
  return new DeliveryError(`It could not be sent (${error instanceof Error ? error.name : 'unknown'}).`);
}
