import type { KeySentences } from '../../../shared/key-sentences/said-error.ts';
import { catalogue as keyCatalogue } from '../../../shared/key-sentences/texts/catalogue.ts';
import { DIRECTIONS, type Language, languageFor } from '../../../shared/translations/languages.ts';
import { sentencesFrom } from '../../../shared/translations/sentences.ts';
import { createTranslator } from '../../../shared/translations/translator.ts';
// By file: the index loads styles, and the end-to-end tests read these texts in Node.
import { type UiTexts, uiCatalogue, uiTextsIn } from '../../../shared/ui/ui-texts.ts';
import type { Settings } from '../../settings.ts';
import { catalogue, type Texts } from './catalogue.ts';

declare module 'i18next' {
  interface ResourceNamespaceMap {
    app: Texts;
  }
}

/** The app's texts in the current language. */
export const translator = createTranslator({ app: catalogue, keys: keyCatalogue, ui: uiCatalogue });

/**
 * Returns the text of a key, for code outside components. Components use {@link useTexts}, which follows the language.
 */
export const translate = translator.getFixedT(null, 'app');

export const { currentLanguage, currentLocale } = translator;

const sentencesAboutKeys = new Map<Language, KeySentences>();

/** Returns the sentences about keys in the current language. */
export function keySentences(): KeySentences {
  const language = currentLanguage();
  const known = sentencesAboutKeys.get(language);
  if (known) return known;
  const made = sentencesFrom<KeySentences>(keyCatalogue.english, translator, language, 'keys');
  sentencesAboutKeys.set(language, made);
  return made;
}

/** Returns the texts of the shared components in the current language. */
export function uiTexts(): UiTexts {
  return uiTextsIn(translator);
}

/** Sets the language: the one in the settings, or the system's. Returns when its texts are loaded. */
export async function setLanguage(setting: Settings['language']): Promise<void> {
  const language = languageFor(setting === 'system' ? null : setting, navigator.languages);
  await translator.change(language);
  document.documentElement.lang = currentLocale();
  document.documentElement.dir = DIRECTIONS[currentLanguage()];
}
