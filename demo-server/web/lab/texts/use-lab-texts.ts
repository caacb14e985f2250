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

// The lab's texts arrive with the lab: whoever only signs in does not load them.
const CATALOGUES: Readonly<Record<Language, object>> = { en, de };
for (const [language, texts] of Object.entries(CATALOGUES)) {
  translator.addResourceBundle(language, 'lab', texts);
}

/** The lab's texts, for its components. */
export function useLabTexts() {
  return useTranslation('lab').t;
}

/** The type of what {@link useLabTexts} gives, for functions that make sentences. */
export type LabTexts = ReturnType<typeof useLabTexts>;
