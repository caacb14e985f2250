import { createInstance, type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from './languages.ts';

/**
 * An i18next instance for one program, ready at once: its catalogues are part of the program.
 *
 * @param namespace the name of the program's texts, declared in i18next's `ResourceNamespaceMap` so that keys and the
 *   values they need are checked by the compiler
 */
export function createTranslator(namespace: string, catalogues: Readonly<Record<Language, object>>): i18n {
  const translator = createInstance();
  void translator.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: 'en',
    initAsync: false,
    defaultNS: namespace,
    resources: Object.fromEntries(
      Object.entries(catalogues).map(([language, texts]) => [language, { [namespace]: texts }]),
    ),
    // React escapes what it shows.
    interpolation: { escapeValue: false },
  });
  return translator;
}
