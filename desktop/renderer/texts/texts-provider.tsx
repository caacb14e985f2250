import { Direction } from 'radix-ui';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { DIRECTIONS } from '../../../shared/translations/languages.ts';
import { UiTextsContext } from '../../../shared/ui/index.ts';
import { remembering } from './remembering.ts';
import { currentLanguage, translator, uiTexts } from './translator.ts';
import { TextsContext } from './use-texts.ts';

/** Provides the texts to the app and to the shared components. Renders again after a change of language. */
export function TextsProvider({ children }: { children: ReactNode }) {
  const { t } = useTranslation('app', { i18n: translator });
  const texts = useMemo(() => remembering(t), [t]);
  return (
    <TextsContext value={texts}>
      <Direction.Provider dir={DIRECTIONS[currentLanguage()]}>
        <UiTextsContext value={uiTexts()}>{children}</UiTextsContext>
      </Direction.Provider>
    </TextsContext>
  );
}
