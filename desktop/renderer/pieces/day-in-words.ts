import { currentLocale } from '../texts/translator.ts';

/** Returns a day for a sentence: "2 January 2026". @param at Unix milliseconds */
export function dayInWords(at: number): string {
  return new Intl.DateTimeFormat(currentLocale(), { dateStyle: 'long' }).format(at);
}
