import { createInstance, type i18n } from 'i18next';
import { formatter } from './formatter.ts';

/** The endings of i18next's keys for `Intl.PluralRules`. */
const PLURAL = /_(?:zero|one|two|few|many|other)$/;
/** The ending of the form for a value that is `undefined`. */
const WITHOUT = /_without$/;

/** The options of every i18next instance here. */
export const COMMON_OPTIONS = {
  lng: 'en',
  fallbackLng: 'en',
  initAsync: false,
  // Nothing reads HTML: React escapes text, and mails escape theirs.
  interpolation: { escapeValue: false, alwaysFormat: true },
  returnNull: false,
} as const;

/**
 * Returns a catalogue as an object of the same shape: each text without values as a string, each other one as a function
 * of its values. A text that the language lacks is in English.
 *
 * @param catalogues by language, as i18next JSON v4; English is complete
 * @typeParam S the shape, generated from the English catalogue
 */
export function sentencesIn<S, L extends string>(
  catalogues: Readonly<Record<L | 'en', object>>,
): (language: L) => S {
  let translator: i18n | undefined;
  const translated = () => {
    if (translator) return translator;
    translator = createInstance();
    void translator.use(formatter).init({
      ...COMMON_OPTIONS,
      resources: Object.fromEntries(
        Object.entries<object>(catalogues).map(([language, translation]) => [language, { translation }]),
      ),
    });
    return translator;
  };
  const made = new Map<L, S>();
  return (language) => {
    const known = made.get(language) ?? sentencesOf<S>(catalogues.en, translated, language, 'translation');
    made.set(language, known);
    return known;
  };
}

/** Returns an object whose values are made when they are first read. A program starts with a few of a thousand texts. */
function lazily<T>(parts: ReadonlyMap<string, T>, make: (key: string, part: T) => unknown): object {
  const object = {};
  for (const [key, part] of parts) {
    Object.defineProperty(object, key, {
      enumerable: true,
      configurable: true,
      get() {
        const value = make(key, part);
        Object.defineProperty(object, key, { enumerable: true, value });
        return value;
      },
    });
  }
  return object;
}

/**
 * Returns the sentences of one language of an i18next instance, as {@link sentencesIn} does.
 *
 * @param english the English catalogue, which has every key
 */
export function sentencesFrom<S>(english: object, translator: i18n, language: string, namespace: string): S {
  return sentencesOf(english, () => translator, language, namespace);
}

/** @param translated returns the instance. It is made when the first text is read, which for most texts is never. */
function sentencesOf<S>(english: object, translated: () => i18n, language: string, namespace: string): S {
  // The generated type S says which keys there are. i18next's own types know only namespaces that pages declare.
  let fixed: ((key: string, values?: object) => unknown) | undefined;
  const say = (key: string, values?: object) => {
    fixed ??= translated().getFixedT(language, namespace as never) as unknown as NonNullable<typeof fixed>;
    return fixed(key, values);
  };
  const build = (texts: object, path: string): object => {
    const groups = new Map<string, unknown[]>();
    for (const [key, text] of Object.entries(texts)) {
      const base = key.replace(PLURAL, '').replace(WITHOUT, '');
      groups.set(base, [...(groups.get(base) ?? []), text]);
    }
    return lazily(groups, (key, texts) => {
      const at = `${path}${key}`;
      if (texts.every((text) => typeof text === 'string')) return sentence(at, texts);
      if (Array.isArray(texts[0])) return say(at, { returnObjects: true });
      return build(texts[0] as object, `${at}.`);
    });
  };
  const sentence = (key: string, forms: readonly string[]) => {
    if (!forms.some((text) => text.includes('{{'))) return say(key);
    return (values: Readonly<Record<string, unknown>>) =>
      say(key, Object.values(values).includes(undefined) ? { ...values, context: 'without' } : values);
  };
  return build(english, '') as S;
}
