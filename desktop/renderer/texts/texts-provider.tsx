import type { ReactNode } from 'react';
import { I18nextProvider, useTranslation } from 'react-i18next';
import { UI_TEXTS, UiTextsContext } from '../../../shared/ui/index.ts';
import { currentLanguage, translator } from './translator.ts';

/** Gives everything inside it its texts, the shared pieces included, and draws it anew when the language changes. */
export function TextsProvider({ children }: { children: ReactNode }) {
  return (
    <I18nextProvider i18n={translator}>
      <SharedPieces>{children}</SharedPieces>
    </I18nextProvider>
  );
}

function SharedPieces({ children }: { children: ReactNode }) {
  useTranslation('app');
  return <UiTextsContext value={UI_TEXTS[currentLanguage()]}>{children}</UiTextsContext>;
}
