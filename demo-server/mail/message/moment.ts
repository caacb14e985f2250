import { type Language, LOCALES } from '../../../shared/translations/languages.ts';

/** Returns a time (Unix milliseconds) in words. It is in UTC and says so, because the reader's time zone is unknown. */
export function momentIn(language: Language, at: number): string {
  const format = { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' } as const;
  return `${new Intl.DateTimeFormat(LOCALES[language], format).format(at)} UTC`;
}
