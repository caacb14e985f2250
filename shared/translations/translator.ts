import { createInstance, type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from './languages.ts';

/**
 * Returns an i18next instance for one program. It is ready at once, because the catalogues are part of the program.
 *
 * @param namespace the name of the program's texts, declared in i18next's `ResourceNamespaceMap` so that the compiler
 *   checks keys and their values
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
    // React already escapes text.
    interpolation: { escapeValue: false },
  });
  return translator;
}
