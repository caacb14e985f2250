/**
 * The texts of the main process: every sentence that it sends to a page or shows with the system. The pages have their
 * own texts.
 */
import type { KeySentences } from '../../../shared/key-sentences/said-error.ts';
import { sentencesOf as keySentencesOf } from '../../../shared/key-sentences/texts/every-language.ts';
import { type Language, languageFor } from '../../../shared/translations/languages.ts';
import type { Settings } from '../../settings.ts';
import type { Sentences } from './catalogue.ts';
import { sentencesOf } from './every-language.ts';

/** All sentences, and under `keys` those of shared/ about keys. */
export interface MainTexts extends Sentences {
  readonly keys: KeySentences;
}

let language: Language = 'en';

/** Returns the texts in the current language. Keep a function, not a text, for later, so that it follows a change. */
export function sentences(): MainTexts {
  return textsIn(language);
}

const known = new Map<Language, MainTexts>();

/** Returns the texts in a language. */
export function textsIn(of: Language): MainTexts {
  const texts = known.get(of) ?? { ...sentencesOf(of), keys: keySentencesOf(of) };
  known.set(of, texts);
  return texts;
}

/** Returns the current language, for another thread. */
export function currentLanguage(): Language {
  return language;
}

/** Sets the language. @param preferred the system's languages, best first, as BCP 47 tags */
export function setLanguage(setting: Settings['language'], preferred: readonly string[]): void {
  language = languageFor(setting === 'system' ? null : setting, preferred);
}
