import { createContext, useContext } from 'react';
import { translate } from './translator.ts';

/** The page's texts, handed down from one place: a list draws hundreds of components that say something. */
export const TextsContext = createContext(translate);

/** The app's texts, for components: they are drawn anew when the language changes. */
export function useTexts(): typeof translate {
  return useContext(TextsContext);
}
