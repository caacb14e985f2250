import { type Language, LOCALES, languageFor } from '../../../shared/translations/languages.ts';
import { translator } from './translator.ts';

const KEPT_AS = 'countersign-language';

/** Starts in the language that the user chose before, or the browser prefers. Call once before the first render. */
export function startLanguage(): void {
  translator.on('languageChanged', (language: Language) => {
    document.documentElement.lang = LOCALES[language];
  });
  void translator.changeLanguage(languageFor(keptChoice(), navigator.languages));
}

/** Changes the language and stores it in this browser. */
export function chooseLanguage(language: Language): void {
  try {
    localStorage.setItem(KEPT_AS, language);
  } catch {
    // Storage is full or blocked, so the choice lasts until the page is closed.
  }
  void translator.changeLanguage(language);
}

function keptChoice(): string | null {
  try {
    return localStorage.getItem(KEPT_AS);
  } catch {
    return null;
  }
}
