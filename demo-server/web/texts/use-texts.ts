import { useTranslation } from 'react-i18next';

/** Returns the texts for a component, which renders again after a change of language. */
export function useTexts() {
  return useTranslation('pages').t;
}
