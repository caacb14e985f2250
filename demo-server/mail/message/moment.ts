import { type Language, LOCALES } from '../../../shared/translations/languages.ts';

/** A moment (Unix milliseconds) in words: in UTC, and saying so, since nobody knows where the reader is. */
export function momentIn(language: Language, at: number): string {
  const format = { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' } as const;
  return `${new Intl.DateTimeFormat(LOCALES[language], format).format(at)} UTC`;
}
