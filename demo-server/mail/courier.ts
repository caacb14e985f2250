import type { Logger } from 'pino';
import { LOCALES } from '../../shared/translations/languages.ts';
import type { Clock } from '../base/occasion.ts';
import { type KeyRing, SealError } from '../keys/key-ring.ts';
import type { AddressedMessage, QueuedMessage } from '../store/mail-queue.ts';
import type { Store } from '../store/store.ts';
import { waitAfter } from './back-off.ts';
import { composeQueued } from './compose-queued.ts';
import type { Sender } from './message/message-content.ts';
import { DeliveryError, type Transport } from './message/transport.ts';

/** How often the queue is looked at, in milliseconds. */
const LOOK_MS = 500;
/** Messages delivered at once. */
const AT_ONCE = 5;
/** How long a message belongs to who tries it, in milliseconds: longer than any try takes. */
export const CLAIM_MS = 2 * 60 * 1000;
/** How long a server that stops waits for messages under way, in milliseconds. */
const GRACE_MS = 10_000;

export interface CourierParts {
  store: Store;
  keys: KeyRing;
  clock: Clock;
  logger: Logger;
  sender: () => Sender;
  transports: Readonly<Record<QueuedMessage['channel'], Transport>>;
  /** Work that is owed beside the requests and that may write more messages; done before each look at the queue. */
  before?: () => Promise<void>;
}

/**
 * Delivers what the queue holds, beside the requests: whoever writes a message never waits for it to go.
 *
 * A message is taken by one conditional write, so of several servers one tries it at a time; the try counts from then
 * on. A server that ends in the middle leaves it to be tried again when its claim is over, with the same Message-ID:
 * it may arrive twice then, and is never lost.
 */
export class Courier {
  readonly #parts: CourierParts;
  #timer: NodeJS.Timeout | undefined;
  #underWay: Promise<void> | undefined;
  #isStopping = false;
  /** The last look at the queue failed, which has been told. */
  #isFailing = false;

  constructor(parts: CourierParts) {
    this.#parts = parts;
  }

  start(everyMs = LOOK_MS): void {
    const look = () => {
      if (!this.#underWay) this.deliverDue().catch(() => undefined);
    };
    this.#timer = setInterval(look, everyMs).unref();
    look();
  }

  /** Tries everything that is due, once. */
  async deliverDue(): Promise<void> {
    // One round at a time in this process; what came meanwhile gets a round of its own.
    await this.#underWay?.catch(() => undefined);
    this.#underWay ??= this.#round().finally(() => {
      this.#underWay = undefined;
    });
    return this.#underWay;
  }

  /** Takes no more messages, and waits a while for those under way. What is left belongs to the next server. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    clearInterval(this.#timer);
    let grace: NodeJS.Timeout | undefined;
    const over = new Promise<void>((resolve) => {
      grace = setTimeout(resolve, GRACE_MS);
    });
    await Promise.race([this.#underWay?.catch(() => undefined), over]);
    clearTimeout(grace);
    for (const transport of Object.values(this.#parts.transports)) transport.close();
  }

  async #round(): Promise<void> {
    const { store, clock, logger, before } = this.#parts;
    try {
      await before?.();
      while (!this.#isStopping) {
        const due = await store.mailQueue.due(clock(), AT_ONCE);
        const tried = await Promise.all(due.map((message) => this.#try(message)));
        // Where others took them all, they go on; where none is due, there is nothing to do.
        if (!tried.includes(true)) break;
      }
      this.#isFailing = false;
    } catch (error) {
      // A database that is away is told of once, not twice a second.
      if (!this.#isStopping && !this.#isFailing)
        logger.error({ err: error }, 'the mail queue could not be processed');
      this.#isFailing = true;
      throw error;
    }
  }

  /** @returns whether it was this server that tried it */
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
    const wait = failure.isFinal ? undefined : waitAfter(tries);
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

  async #send(message: AddressedMessage): Promise<void> {
    const { keys, clock, sender, transports } = this.#parts;
    const { id, recipient, channel, language, at, lapsesAt } = message;
    if (lapsesAt !== null && lapsesAt <= clock()) {
      throw new DeliveryError('The code or link in it expired before it could be delivered.', true);
    }
    const composed = composeQueued(message, keys, sender());
    if (!composed) throw new DeliveryError('This version of the server does not know this kind of message.');
    await transports[channel].send({ id, recipient, locale: LOCALES[language], at, ...composed });
  }
}

function asDeliveryError(error: unknown): DeliveryError {
  if (error instanceof DeliveryError) return error;
  if (error instanceof SealError) return new DeliveryError('Its content can no longer be decrypted.', true);
  return new DeliveryError(`It could not be sent (${error instanceof Error ? error.name : 'unknown'}).`);
}
