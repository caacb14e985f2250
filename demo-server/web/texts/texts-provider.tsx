import type { ReactNode } from 'react';
import { I18nextProvider, useTranslation } from 'react-i18next';
import { UiTextsContext } from '../../../shared/ui/index.ts';
import { translator, uiTexts } from './translator.ts';

/** Provides the texts to the pages and to the shared components. Renders again after a change of language. */
export function TextsProvider({ children }: { children: ReactNode }) {
  return (
    <I18nextProvider i18n={translator}>
      <SharedPieces>{children}</SharedPieces>
    </I18nextProvider>
  );
}

function SharedPieces({ children }: { children: ReactNode }) {
  useTranslation('pages');
  return <UiTextsContext value={uiTexts()}>{children}</UiTextsContext>;
}
