/** A message as it is sent. */
export interface Outgoing {
  /** The id of the queued message. It is the same for every attempt, so that a second delivery can be recognised. */
  id: string;
  /** An email address or a phone number. */
  recipient: string;
  /** A BCP 47 tag. */
  locale: string;
  /** When it was queued, in Unix milliseconds. */
  at: number;
  subject: string;
  text: string;
  html: string;
}

/** A way to deliver messages. */
export interface Transport {
  /**
   * Delivers a message. Returns when another system has taken responsibility for it.
   *
   * @throws DeliveryError if none has; any other error counts as one that may be tried again
   */
  send(message: Outgoing): Promise<void>;
  /**
   * Does the work of {@link send}, but delivers nothing: for letters to nobody.
   *
   * @throws DeliveryError if `send` would have thrown it, as far as that can be known
   */
  rehearse(message: Outgoing): Promise<void>;
  /** Whether delivered messages are read on this server, so that their links and codes are kept. */
  readonly keepsDetails: boolean;
  close(): void;
}

/** A failed delivery. Its text contains nothing of the message, because it is stored and shown to admins. */
export class DeliveryError extends Error {
  override name = 'DeliveryError';
  /** Whether another attempt would fail in the same way. */
  readonly isFinal: boolean;

  constructor(reason: string, isFinal = false) {
    super(reason);
    this.isFinal = isFinal;
  }
}

/** Messages count as delivered when they are in the store. The outbox shows them to developers and testers. */
export const outboxTransport: Transport = {
  send: async () => undefined,
  rehearse: async () => undefined,
  keepsDetails: true,
  close: () => undefined,
};
