import { type Language, LOCALES, languageFor } from '../../../shared/translations/languages.ts';
import { translator } from './translator.ts';

const KEPT_AS = 'countersign-language';

/** Begins in the language the person chose before, or the browser prefers. Call once before the first render. */
export function startLanguage(): void {
  translator.on('languageChanged', (language: Language) => {
    document.documentElement.lang = LOCALES[language];
  });
  void translator.changeLanguage(languageFor(keptChoice(), navigator.languages));
}

/** Changes the language and remembers it in this browser. */
export function chooseLanguage(language: Language): void {
  try {
    localStorage.setItem(KEPT_AS, language);
  } catch {
    // Storage is full or forbidden: the choice lasts as long as the page.
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
