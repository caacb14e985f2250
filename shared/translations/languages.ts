import { SHARES } from './shares.ts';

/** What a program must know about a language. */
export interface LanguageFacts {
  /** The language's name in that language. */
  readonly name: string;
  /** The BCP 47 tag for the page's `lang` and for dates and numbers. */
  readonly locale: string;
  readonly direction: 'ltr' | 'rtl';
  /** Whether every text must be there. If not, missing texts are in English. */
  readonly isComplete: boolean;
}

/** The languages of both programs. A new one is a line here, and a folder beside each `en` (docs/translating.md). */
export const LANGUAGE_FACTS = {
  en: { name: 'English', locale: 'en-GB', direction: 'ltr', isComplete: true },
  de: { name: 'Deutsch', locale: 'de-DE', direction: 'ltr', isComplete: true },
  fr: { name: 'Français', locale: 'fr-FR', direction: 'ltr', isComplete: false },
  es: { name: 'Español', locale: 'es-ES', direction: 'ltr', isComplete: false },
  ja: { name: '日本語', locale: 'ja-JP', direction: 'ltr', isComplete: false },
  // With the digits of codes, which are the same in every language.
  ar: { name: 'العربية', locale: 'ar-u-nu-latn', direction: 'rtl', isComplete: false },
} as const satisfies Readonly<Record<string, LanguageFacts>>;

export type Language = keyof typeof LANGUAGE_FACTS;

export const LANGUAGES = Object.keys(LANGUAGE_FACTS) as [Language, ...Language[]];

/** The languages whose texts must all be there. */
export const COMPLETE_LANGUAGES = LANGUAGES.filter((language) => LANGUAGE_FACTS[language].isComplete) as (
  | 'en'
  | 'de'
)[];

/** A language is offered once at least so much of its texts is there, in percent. The rest is in English. */
const LEAST_SHARE = 50;

/** The languages that a person can choose. */
export const OFFERED_LANGUAGES = LANGUAGES.filter((language) => SHARES[language] >= LEAST_SHARE);

/** The name of each language in that language. */
export const LANGUAGE_NAMES = each('name');

/** The BCP 47 tag for the page's `lang` and for dates and numbers. */
export const LOCALES = each('locale');

/** The direction in which each language is written, for the page's `dir`. */
export const DIRECTIONS = each('direction');

/** Returns the name of a language for a list of languages: "Français (93 %)" if some of its texts are in English. */
export function languageLabel(language: Language): string {
  const { name, locale } = LANGUAGE_FACTS[language];
  if (SHARES[language] === 100) return name;
  const share = new Intl.NumberFormat(locale, { style: 'percent' }).format(SHARES[language] / 100);
  return `${name} (${share})`;
}

/**
 * Returns the language to start in: the user's earlier choice, else the first of their preferred languages that exists
 * here, else English.
 *
 * @param chosen the stored choice; an unknown one is ignored
 * @param preferred BCP 47 tags, best first, such as `navigator.languages`
 */
export function languageFor(chosen: string | null | undefined, preferred: readonly string[]): Language {
  for (const tag of chosen ? [chosen, ...preferred] : preferred) {
    const language = plainlyMeant(tag) ?? bestFor(tag, OFFERED_LANGUAGES);
    if (language) return language;
  }
  return 'en';
}

/**
 * Returns what {@link bestFor} does for a language with or without a region, or `undefined`. The browser's tables of
 * scripts, which take a tenth of the time to the first code to load, are not needed: each language here is written in one
 * script wherever it is read. A test compares both for every region.
 */
function plainlyMeant(tag: string): Language | undefined {
  const [, language] = /^([a-z]{2,3})-(?:[A-Z]{2}|\d{3})$/.exec(tag) ?? [];
  return (
    OFFERED_LANGUAGES.find((offered) => offered === tag) ??
    OFFERED_LANGUAGES.find((offered) => offered === language)
  );
}

/**
 * Returns the language that readers of a tag understand: the same tag, else one with the same language and script, such
 * as `zh-Hant` for `zh-TW`. Scripts come from `Intl.Locale.maximize`. A region is no obstacle: `pt-PT` reads `pt-BR`.
 *
 * @param tag a BCP 47 tag; a malformed one fits nothing
 */
export function bestFor<L extends string>(tag: string, languages: readonly L[]): L | undefined {
  const wanted = maximised(tag);
  if (!wanted) return undefined;
  const likeness = (language: L): number => {
    const offered = maximised(language);
    if (offered?.language !== wanted.language || offered.script !== wanted.script) return 0;
    return offered.region === wanted.region ? 2 : 1;
  };
  const best = languages.toSorted((one, other) => likeness(other) - likeness(one))[0];
  return best !== undefined && likeness(best) > 0 ? best : undefined;
}

function maximised(tag: string): Intl.Locale | undefined {
  try {
    return new Intl.Locale(tag).maximize();
  } catch {
    // A browser or a stored setting may have anything here.
    return undefined;
  }
}

function each<Fact extends keyof LanguageFacts>(fact: Fact): Readonly<Record<Language, LanguageFacts[Fact]>> {
  const facts = Object.entries<LanguageFacts>(LANGUAGE_FACTS).map(([language, of]) => [language, of[fact]]);
  return Object.fromEntries(facts) as Record<Language, LanguageFacts[Fact]>;
}
