import { type Language, LOCALES } from '../../../shared/translations/languages.ts';

/** By language. Making one takes longer than everything else in a message. */
const formats = new Map<Language, Intl.DateTimeFormat>();

/** Returns a time (Unix milliseconds) in words. It is in UTC and says so, because the reader's time zone is unknown. */
export function momentIn(language: Language, at: number): string {
  let format = formats.get(language);
  if (!format) {
    const style = { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' } as const;
    format = new Intl.DateTimeFormat(LOCALES[language], style);
    formats.set(language, format);
  }
  return `${format.format(at)} UTC`;
}
