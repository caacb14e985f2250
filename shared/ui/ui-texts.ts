import { createContext, useContext } from 'react';
import type { Language } from '../translations/languages.ts';

/** The texts of the shared components. */
export interface UiTexts {
  cancel: string;
  close: string;
  dismiss: string;
  copy: string;
  copied: string;
  /** The name for a copied key: "key". */
  key: string;
  copyNoun: (noun: string) => string;
  nounCopied: (noun: string) => string;
  clipboardRefused: string;
  showNoun: (noun: string) => string;
  hideNoun: (noun: string) => string;
  secondsLeft: (seconds: number) => string;
  progress: string;
  step: (current: number, total: number, name: string) => string;
  tones: Readonly<Record<'info' | 'success' | 'warning' | 'error', string>>;
}

export const UI_TEXTS: Readonly<Record<Language, UiTexts>> = {
  en: {
    cancel: 'Cancel',
    close: 'Close',
    dismiss: 'Dismiss',
    copy: 'Copy',
    copied: 'Copied',
    key: 'key',
    copyNoun: (noun) => `Copy ${noun}`,
    nounCopied: (noun) => `Copied: ${noun}.`,
    clipboardRefused: 'The clipboard is not available. Select the text and copy it by hand.',
    showNoun: (noun) => `Show ${noun}`,
    hideNoun: (noun) => `Hide ${noun}`,
    secondsLeft: (seconds) => `${seconds} ${seconds === 1 ? 'second' : 'seconds'} left`,
    progress: 'Progress',
    step: (current, total, name) => `Step ${current} of ${total}: ${name}`,
    tones: { info: 'Note', success: 'Done', warning: 'Warning', error: 'Error' },
  },
  de: {
    cancel: 'Abbrechen',
    close: 'Schließen',
    dismiss: 'Ausblenden',
    copy: 'Kopieren',
    copied: 'Kopiert',
    key: 'Schlüssel',
    copyNoun: (noun) => `${noun} kopieren`,
    nounCopied: (noun) => `Kopiert: ${noun}.`,
    clipboardRefused:
      'Die Zwischenablage ist nicht verfügbar. Markieren Sie den Text und kopieren Sie ihn von Hand.',
    showNoun: (noun) => `${noun} anzeigen`,
    hideNoun: (noun) => `${noun} verbergen`,
    secondsLeft: (seconds) => `noch ${seconds} ${seconds === 1 ? 'Sekunde' : 'Sekunden'}`,
    progress: 'Fortschritt',
    step: (current, total, name) => `Schritt ${current} von ${total}: ${name}`,
    tones: { info: 'Hinweis', success: 'Erledigt', warning: 'Warnung', error: 'Fehler' },
  },
};

/** Provides the language's texts: `<UiTextsContext value={UI_TEXTS[language]}>`. English without it. */
export const UiTextsContext = createContext<UiTexts>(UI_TEXTS.en);

export function useUiTexts(): UiTexts {
  return useContext(UiTextsContext);
}
