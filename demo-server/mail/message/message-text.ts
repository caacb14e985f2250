/** A page of this server to open. */
export interface Link {
  /** What it does, as a button says it. */
  label: string;
  /** From the root, `/account/activity`; the origin is the configured one. */
  path: string;
}

/**
 * What a message says, as full sentences without any markup. When it happened, from where and in what browser is
 * added to each.
 */
export interface MessageText {
  /** One line. */
  subject: string;
  paragraphs: readonly string[];
  link?: Link;
  /** A code to type, as it is to be read: `123 456`. */
  code?: string;
  /** What to do if it was not the person who reads this. */
  ifNotYou: string;
  /** Where to do that. */
  ifNotYouLink?: Link;
}

/** What a text may mention beside the details of its kind. */
export interface Mentions {
  /** What this site is called. */
  site: string;
  /** The address the account is signed in to with. */
  account: string;
}

/** The texts of some kinds of messages in one language. */
export type Texts<Kinds> = {
  readonly [Kind in keyof Kinds]: (details: Kinds[Kind], mentions: Mentions) => MessageText;
};
