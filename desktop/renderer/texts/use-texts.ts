import { useTranslation } from 'react-i18next';

/** The app's texts, for components: they are drawn anew when the language changes. */
export function useTexts() {
  return useTranslation('app').t;
}
