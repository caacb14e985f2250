import { createTranslator } from '../../../shared/translations/translator.ts';
// By file: the index loads styles, and the end-to-end tests read these texts in Node.
import { type UiTexts, uiCatalogue, uiTextsIn } from '../../../shared/ui/ui-texts.ts';
import type { ErrorBody, RefusalCode } from '../../contract/index.ts';
import { REFUSALS } from '../../contract/index.ts';
import { catalogue, type Texts } from './catalogue.ts';
import { REFUSAL_VALUES } from './refusal-values.ts';

declare module 'i18next' {
  interface ResourceNamespaceMap {
    pages: Texts;
  }
}

/** The pages' texts in the current language. */
export const translator = createTranslator({ pages: catalogue, ui: uiCatalogue });

/**
 * Returns the text of a key, for code outside components. Components use {@link useTexts}, which follows the language.
 */
export const translate = translator.getFixedT(null, 'pages');

export const { currentLanguage, currentLocale } = translator;

/** Returns the texts of the shared components in the current language. */
export function uiTexts(): UiTexts {
  return uiTextsIn(translator);
}

/**
 * Returns the sentence for a refusal: in the current language, else the one the server sent, else its English one. The
 * server's own can be more exact, so in English it comes first.
 */
export function refusalSentence(code: RefusalCode, sent?: ErrorBody['message']): string {
  const language = currentLanguage();
  const isTranslated =
    language !== 'en' && translator.getResource(language, 'pages', `refusals.${code}`) !== undefined;
  // The compiler cannot know which code this is, and so which values its sentence has.
  if (isTranslated)
    return String(translate(`refusals.${code}` as never, { ...REFUSAL_VALUES[code] } as never));
  return sent ?? REFUSALS[code][1];
}
