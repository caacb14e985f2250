import { useTranslation } from 'react-i18next';

/** The pages' texts, for components: they are drawn anew when the language changes. */
export function useTexts() {
  return useTranslation('pages').t;
}
