import { useTranslation } from 'react-i18next';
import { translator } from '../../texts/translator.ts';
import { catalogue, type Texts } from './catalogue.ts';

declare module 'i18next' {
  interface ResourceNamespaceMap {
    lab: Texts;
  }
}

// Loaded together with the lab, because signing in does not need these texts. The lab waits for its language's texts.
await translator.add('lab', catalogue);

/** Returns the lab's texts, for its components. */
export function useLabTexts() {
  return useTranslation('lab').t;
}

/** The type that {@link useLabTexts} returns, for functions that write sentences. */
export type LabTexts = ReturnType<typeof useLabTexts>;
