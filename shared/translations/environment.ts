import { bestFor, type Language, OFFERED_LANGUAGES } from './languages.ts';

/** The variables that name the language of messages, the strongest first (POSIX.1-2024 §8.2). */
const VARIABLES = ['LC_ALL', 'LC_MESSAGES', 'LANG'] as const;

/**
 * Returns the language of a command line: the language of messages in the environment. `C` and `POSIX` are English.
 * `LANGUAGE` is a list of preferred languages for every other locale, as in gettext. Without any of these variables,
 * as on Windows, the language is the one of the system.
 *
 * @param environment the variables of the process
 * @param system the BCP 47 tag of the system
 */
export function languageOfEnvironment(
  environment: Readonly<Record<string, string | undefined>>,
  system = new Intl.DateTimeFormat().resolvedOptions().locale,
): Language {
  const locale = VARIABLES.map((name) => environment[name]).find((value) => value) ?? '';
  if (/^(?:C|POSIX)(?:\.|$)/.test(locale)) return 'en';
  const preferred = (environment.LANGUAGE ?? '').split(':').concat(locale === '' ? system : locale);
  for (const one of preferred) {
    const language = bestFor(tagOf(one), OFFERED_LANGUAGES);
    if (language) return language;
  }
  return 'en';
}

/** Returns the BCP 47 tag of a locale’s name: `pt-BR` for `pt_BR.UTF-8@euro`. */
function tagOf(locale: string): string {
  return locale.replace(/[.@].*$/, '').replaceAll('_', '-');
}
