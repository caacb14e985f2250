import { type Language, LOCALES, languageFor } from '../../../shared/translations/languages.ts';
import { createTranslator } from '../../../shared/translations/translator.ts';
import type { ErrorBody, RefusalCode } from '../../contract/index.ts';
import { REFUSALS } from '../../contract/index.ts';
import { de } from './de/index.ts';
import { refusals as germanRefusals } from './de/refusals.ts';
import { en } from './en/index.ts';

declare module 'i18next' {
  interface ResourceNamespaceMap {
    pages: typeof en;
  }
}

const REFUSAL_SENTENCES: Readonly<Record<Language, Readonly<Partial<Record<RefusalCode, string>>>>> = {
  en: {},
  de: germanRefusals,
};

/** The pages' texts in the current language. */
export const translator = createTranslator('pages', { en, de });

/**
 * Returns the text of a key, for code outside components. Components use {@link useTexts}, which follows the language.
 */
export const translate = translator.getFixedT(null, 'pages');

export function currentLanguage(): Language {
  return languageFor(translator.language, []);
}

/** Returns the BCP 47 tag for dates and numbers. */
export function currentLocale(): string {
  return LOCALES[currentLanguage()];
}

/** Returns the sentence for a refusal: in the current language, else the one the server sent, else its English one. */
export function refusalSentence(code: RefusalCode, sent?: ErrorBody['message']): string {
  return REFUSAL_SENTENCES[currentLanguage()][code] ?? sent ?? REFUSALS[code][1];
}
