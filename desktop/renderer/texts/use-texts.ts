import { createContext, useContext } from 'react';
import { translate } from './translator.ts';

/** The texts, provided once for the page, because a list has hundreds of components with text. */
export const TextsContext = createContext(translate);

/** Returns the texts for a component, which renders again after a change of language. */
export function useTexts(): typeof translate {
  return useContext(TextsContext);
}
