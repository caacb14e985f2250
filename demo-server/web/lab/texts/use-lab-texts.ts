import { useTranslation } from 'react-i18next';
import type { Language } from '../../../../shared/translations/languages.ts';
import { translator } from '../../texts/translator.ts';
import { de } from './de/index.ts';
import { en } from './en/index.ts';

declare module 'i18next' {
  interface ResourceNamespaceMap {
    lab: typeof en;
  }
}

// Loaded together with the lab, because signing in does not need these texts.
const CATALOGUES: Readonly<Record<Language, object>> = { en, de };
for (const [language, texts] of Object.entries(CATALOGUES)) {
  translator.addResourceBundle(language, 'lab', texts);
}

/** Returns the lab's texts, for its components. */
export function useLabTexts() {
  return useTranslation('lab').t;
}

/** The type that {@link useLabTexts} returns, for functions that write sentences. */
export type LabTexts = ReturnType<typeof useLabTexts>;
