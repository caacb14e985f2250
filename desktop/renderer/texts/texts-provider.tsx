import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { UI_TEXTS, UiTextsContext } from '../../../shared/ui/index.ts';
import { currentLanguage, translator } from './translator.ts';
import { TextsContext } from './use-texts.ts';

/** Provides the texts to the app and to the shared components. Renders again after a change of language. */
export function TextsProvider({ children }: { children: ReactNode }) {
  const { t } = useTranslation('app', { i18n: translator });
  return (
    <TextsContext value={t}>
      <UiTextsContext value={UI_TEXTS[currentLanguage()]}>{children}</UiTextsContext>
    </TextsContext>
  );
}
