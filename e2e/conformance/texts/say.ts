/** The sentences of the suite, and errors that have their sentence in every language. */
import { type KeySentences, SaidError } from '../../../shared/key-sentences/said-error.ts';
import { sentencesOf as keySentencesOf } from '../../../shared/key-sentences/texts/every-language.ts';
import type { Language } from '../../../shared/translations/languages.ts';
import type { Sentences } from './catalogue.ts';
import { sentencesOf } from './every-language.ts';

/** All sentences of one language. */
export interface Say extends Sentences {
  /** Errors of keys that cannot be read. */
  readonly keys: KeySentences;
}

/** A sentence in any language. */
export type Said = (say: Say) => string;

export function sayIn(language: Language): Say {
  return { ...sentencesOf(language), keys: keySentencesOf(language) };
}

/** The sentences in English, for programs: they are the same whatever language a person reads. */
export const english = sayIn('en');

/** An error with one sentence for people in every language. `message` is the English one. */
export class TranslatedError extends Error {
  readonly said: Said;

  constructor(said: Said) {
    super(said(english));
    this.said = said;
  }
}

/** Whether an error's sentence is one of ours, so that it quotes nothing that a server said. */
export function isOwnError(error: unknown): boolean {
  return error instanceof TranslatedError || error instanceof SaidError;
}

/** Returns the sentence of an error. One that the suite did not throw says the same in every language. */
export function saidBy(error: unknown): Said {
  if (error instanceof TranslatedError) return error.said;
  if (error instanceof SaidError) return ({ keys }) => error.in(keys);
  return () => (error instanceof Error ? error.message : String(error));
}
