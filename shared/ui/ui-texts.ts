import { createContext, useContext } from 'react';
import { sentencesFrom } from '../translations/sentences.ts';
import type { Translator } from '../translations/translator.ts';
import { englishSentences, type Sentences, catalogue as uiCatalogue } from './texts/catalogue.ts';

export { uiCatalogue };

/** The texts of the shared components. */
export type UiTexts = Sentences['ui'];

/** Returns the texts in the current language of a program, which has them in the namespace `ui`. */
export function uiTextsIn(translator: Translator): UiTexts {
  return sentencesFrom<Sentences>(uiCatalogue.english, translator, translator.currentLanguage(), 'ui').ui;
}

/** Provides the texts in the program's language: `<UiTextsContext value={uiTexts()}>`. English without it. */
export const UiTextsContext = createContext<UiTexts>(englishSentences.ui);

export function useUiTexts(): UiTexts {
  return useContext(UiTextsContext);
}
