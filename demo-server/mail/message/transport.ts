/** A message as it goes out. */
export interface Outgoing {
  /** Of the message in the queue: the same at every try, so that a second delivery can be recognised as one. */
  id: string;
  /** An e-mail address, or a telephone number. */
  recipient: string;
  /** A BCP 47 tag. */
  locale: string;
  /** When it was written, in Unix milliseconds. */
  at: number;
  subject: string;
  text: string;
  html: string;
}

/** A way for messages to go. */
export interface Transport {
  /**
   * Delivers a message: returns once somebody else is responsible for it.
   *
   * @throws DeliveryError when nobody is; anything else it throws counts as one that may be tried again
   */
  send(message: Outgoing): Promise<void>;
  /** Whether what was delivered is still to be read here, so that its links and codes are kept. */
  readonly keepsDetails: boolean;
  close(): void;
}

/** A message that was not delivered. Its words hold nothing of the message: they are kept, and shown to administrators. */
export class DeliveryError extends Error {
  override name = 'DeliveryError';
  /** Another try would end the same way. */
  readonly isFinal: boolean;

  constructor(reason: string, isFinal = false) {
    super(reason);
    this.isFinal = isFinal;
  }
}

/** Messages are delivered by being in the store: the outbox shows them to whoever runs the site to try it out. */
export const outboxTransport: Transport = {
  send: async () => undefined,
  keepsDetails: true,
  close: () => undefined,
};
