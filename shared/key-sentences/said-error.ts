import { en } from './en.ts';

/** The sentences of one language. A translation without one of them does not compile. */
export type KeySentences = typeof en;

/** An error with one sentence for users, available in every language. `message` is the English one. */
export class SaidError extends Error {
  readonly #sentence: (say: KeySentences) => string;

  constructor(sentence: (say: KeySentences) => string) {
    super(sentence(en));
    this.#sentence = sentence;
  }

  /** Returns the sentence in this language. */
  in(say: KeySentences): string {
    return this.#sentence(say);
  }
}
