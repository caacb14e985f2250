/**
 * The texts of the main process: every sentence that it sends to a page or shows with the system. The pages have their
 * own texts.
 */
import { type Language, languageFor } from '../../../shared/translations/languages.ts';
import type { Settings } from '../../settings.ts';
import { de } from './de/index.ts';
import { en, type MainTexts } from './en/index.ts';

const TEXTS: Readonly<Record<Language, MainTexts>> = { en, de };

let language: Language = 'en';

/** Returns the texts in the current language. Keep a function, not a text, for later, so that it follows a change. */
export function sentences(): MainTexts {
  return TEXTS[language];
}

/** Returns the current language, for another thread. */
export function currentLanguage(): Language {
  return language;
}

/** Sets the language. @param preferred the system's languages, best first, as BCP 47 tags */
export function setLanguage(setting: Settings['language'], preferred: readonly string[]): void {
  language = languageFor(setting === 'system' ? null : setting, preferred);
}
