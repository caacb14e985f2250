import { en } from './en.ts';

/** The sentences of one language. A translation that lacks one does not compile. */
export type KeySentences = typeof en;

/** An error with one sentence for people, in whichever language they read. `message` is the English one. */
export class SaidError extends Error {
  readonly #sentence: (say: KeySentences) => string;

  constructor(sentence: (say: KeySentences) => string) {
    super(sentence(en));
    this.#sentence = sentence;
  }

  /** The same in the language of these sentences. */
  in(say: KeySentences): string {
    return this.#sentence(say);
  }
}
