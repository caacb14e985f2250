import { DIRECTIONS, type Language, LOCALES, languageFor } from '../../../shared/translations/languages.ts';
import { translator } from './translator.ts';

const KEPT_AS = 'countersign-language';

/**
 * Starts in the language that the user chose before, or the browser prefers. Returns when its texts are loaded: wait for
 * it before the first render, so that nothing is shown in English first.
 */
export async function startLanguage(): Promise<void> {
  const show = (language: Language) => {
    document.documentElement.lang = LOCALES[language];
    document.documentElement.dir = DIRECTIONS[language];
  };
  const language = languageFor(keptChoice(), navigator.languages);
  show(language);
  translator.on('languageChanged', show);
  try {
    await translator.change(language);
  } catch {
    // The texts could not be loaded. The pages still work in English, and the next choice tries again.
    show('en');
  }
}

/** Changes the language and stores it in this browser. */
export async function chooseLanguage(language: Language): Promise<void> {
  try {
    localStorage.setItem(KEPT_AS, language);
  } catch {
    // Storage is full or blocked, so the choice lasts until the page is closed.
  }
  await translator.change(language);
}

function keptChoice(): string | null {
  try {
    return localStorage.getItem(KEPT_AS);
  } catch {
    return null;
  }
}
