/** The languages of both programs. */
export const LANGUAGES = ['en', 'de'] as const;
export type Language = (typeof LANGUAGES)[number];

/** The name of each language in that language. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { en: 'English', de: 'Deutsch' };

/** The BCP 47 tag for the page's `lang` and for dates and numbers. */
export const LOCALES: Readonly<Record<Language, string>> = { en: 'en-GB', de: 'de-DE' };

/**
 * Returns the language to start in: the user's earlier choice, else the first of their preferred languages that exists
 * here, else English.
 *
 * @param chosen the stored choice; an unknown one is ignored
 * @param preferred BCP 47 tags, best first, such as `navigator.languages`
 */
export function languageFor(chosen: string | null | undefined, preferred: readonly string[]): Language {
  const spoken = (tag: string) => LANGUAGES.find((language) => language === tag.toLowerCase().split('-')[0]);
  for (const tag of chosen ? [chosen, ...preferred] : preferred) {
    const language = spoken(tag);
    if (language) return language;
  }
  return 'en';
}
