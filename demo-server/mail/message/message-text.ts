/** A page of this server to open. */
export interface Link {
  /** The button's label: what the link does. */
  label: string;
  /** The path, such as `/account/activity`; the configured address is added. */
  path: string;
}

/**
 * What a message says, in full sentences without markup. The time, address and browser of the event are added to each
 * message.
 */
export interface MessageText {
  /** One line. */
  subject: string;
  paragraphs: readonly string[];
  link?: Link;
  /** A code in readable groups: `123 456`. */
  code?: string;
  /** What to do if the reader did not do it. */
  ifNotYou: string;
  /** The page for that. */
  ifNotYouLink?: Link;
}

/** What a text may mention in addition to the details of its kind. */
export interface Mentions {
  /** Name of the site. */
  site: string;
  /** The account's sign-in address. */
  account: string;
  /** Returns a time (Unix milliseconds) in the words of the message's language. */
  moment: (at: number) => string;
}

/** How some kinds of messages are made of the sentences of any language. */
export type Texts<Kinds, Sentences> = {
  readonly [Kind in keyof Kinds]: (
    details: Kinds[Kind],
    mentions: Mentions,
    sentences: Sentences,
  ) => MessageText;
};
