import { de as germanKeys } from '../../../shared/key-sentences/de.ts';
import { en as englishKeys } from '../../../shared/key-sentences/en.ts';
import type { KeySentences } from '../../../shared/key-sentences/said-error.ts';
import { type Language, LOCALES, languageFor } from '../../../shared/translations/languages.ts';
import { createTranslator } from '../../../shared/translations/translator.ts';
import type { Settings } from '../../settings.ts';
import { de } from './de/index.ts';
import { en } from './en/index.ts';

declare module 'i18next' {
  interface ResourceNamespaceMap {
    app: typeof en;
  }
}

/** The app's texts in the current language. */
export const translator = createTranslator('app', { en, de });

/**
 * Returns the text of a key, for code outside components. Components use {@link useTexts}, which follows the language.
 */
export const translate = translator.getFixedT(null, 'app');

export function currentLanguage(): Language {
  return languageFor(translator.language, []);
}

const KEY_SENTENCES: Readonly<Record<Language, KeySentences>> = { en: englishKeys, de: germanKeys };

/** Returns the sentences about keys in the current language. */
export function keySentences(): KeySentences {
  return KEY_SENTENCES[currentLanguage()];
}

/** Returns the BCP 47 tag for dates and numbers. */
export function currentLocale(): string {
  return LOCALES[currentLanguage()];
}

/** Sets the language: the one in the settings, or the system's. */
export function setLanguage(setting: Settings['language']): void {
  const language = languageFor(setting === 'system' ? null : setting, navigator.languages);
  document.documentElement.lang = LOCALES[language];
  if (translator.language !== language) void translator.changeLanguage(language);
}
