import { createInstance, type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Catalogue } from './catalogue.ts';
import { formatter } from './formatter.ts';
import { LANGUAGES, type Language, LOCALES } from './languages.ts';
import { COMMON_OPTIONS } from './sentences.ts';

/** An i18next instance that loads the texts of a language before it changes to it. */
export interface Translator extends i18n {
  /** Adds a catalogue later, and loads its texts in the current language. If that fails, they are in English. */
  add: (namespace: string, catalogue: Catalogue) => Promise<void>;
  /** Loads all texts of a language. @throws Error if a file of the program cannot be loaded */
  load: (language: Language) => Promise<void>;
  /**
   * Loads the language's texts, and then changes to it, so that no page shows two languages. If the language is changed
   * again meanwhile, only the last change counts.
   *
   * @throws Error as {@link load} does; then the language stays
   */
  change: (language: Language) => Promise<void>;
  /** Returns the language of the texts that are shown. */
  currentLanguage: () => Language;
  /** Returns the BCP 47 tag for dates and numbers. */
  currentLocale: () => string;
}

/**
 * Returns an i18next instance for one program. It is ready at once in English.
 *
 * @param catalogues by the names of namespaces, which are declared in i18next's `ResourceNamespaceMap` so that the
 *   compiler checks keys and their values
 */
export function createTranslator(catalogues: Readonly<Record<string, Catalogue>>): Translator {
  const translator = createInstance();
  const known = new Map(Object.entries(catalogues));
  const [first] = Object.keys(catalogues);
  let wanted: Language = 'en';
  void translator
    .use(initReactI18next)
    .use(formatter)
    .init({
      ...COMMON_OPTIONS,
      ...(first === undefined ? {} : { defaultNS: first }),
      resources: {
        en: Object.fromEntries([...known].map(([namespace, { english }]) => [namespace, english])),
      },
    });

  const loadOne = async (language: string, namespace: string, { load }: Catalogue) => {
    if (!isTranslated(language) || translator.hasResourceBundle(language, namespace)) return;
    translator.addResourceBundle(language, namespace, await load[language]());
  };
  const load = async (language: Language) => {
    await Promise.all([...known].map(([namespace, catalogue]) => loadOne(language, namespace, catalogue)));
  };

  // Pages ask for it in each drawing, so it is looked up without judging it as a tag.
  const currentLanguage = () => LANGUAGES.find((one) => one === translator.language) ?? 'en';

  return Object.assign(translator, {
    add: async (namespace: string, catalogue: Catalogue) => {
      known.set(namespace, catalogue);
      translator.addResourceBundle('en', namespace, catalogue.english);
      // The next change of language tries again.
      await loadOne(translator.language, namespace, catalogue).catch(() => undefined);
    },
    load,
    change: async (language: Language) => {
      wanted = language;
      await load(language);
      if (wanted === language && translator.language !== language) await translator.changeLanguage(language);
    },
    currentLanguage,
    currentLocale: () => LOCALES[currentLanguage()],
  });
}

function isTranslated(language: string): language is Exclude<Language, 'en'> {
  return language !== 'en' && LANGUAGES.some((known) => known === language);
}
