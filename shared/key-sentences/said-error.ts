import { englishSentences, type Sentences } from './texts/catalogue.ts';

/** The sentences of one language. */
export type KeySentences = Sentences;

/** An error with one sentence for users, available in every language. `message` is the English one. */
export class SaidError extends Error {
  readonly #sentence: (say: KeySentences) => string;

  constructor(sentence: (say: KeySentences) => string) {
    super(sentence(englishSentences));
    this.#sentence = sentence;
  }

  /** Returns the sentence in this language. */
  in(say: KeySentences): string {
    return this.#sentence(say);
  }
}
