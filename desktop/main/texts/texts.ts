/**
 * The language of the main process: every sentence that it sends to a page or has the system show. The pages have
 * their own texts.
 */
import { type Language, languageFor } from '../../../shared/translations/languages.ts';
import type { Settings } from '../../settings.ts';
import { de } from './de/index.ts';
import { en, type MainTexts } from './en/index.ts';

const TEXTS: Readonly<Record<Language, MainTexts>> = { en, de };

let language: Language = 'en';

/** The texts in the language of the moment. What is kept for later is kept as a function, so that it follows a change. */
export function sentences(): MainTexts {
  return TEXTS[language];
}

/** The language of the moment, to be told to another thread. */
export function currentLanguage(): Language {
  return language;
}

/** @param preferred the system's languages, best first, as BCP 47 tags */
export function setLanguage(setting: Settings['language'], preferred: readonly string[]): void {
  language = languageFor(setting === 'system' ? null : setting, preferred);
}
