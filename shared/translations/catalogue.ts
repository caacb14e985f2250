import type { Language } from './languages.ts';

/** The catalogue of a part of a program. English is part of the program, because other languages fall back to it. */
export interface Catalogue {
  readonly english: object;
  /** Loads each other language. */
  readonly load: Readonly<Record<Exclude<Language, 'en'>, () => Promise<object>>>;
}
