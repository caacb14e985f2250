import type { FormatterModule } from 'i18next';
import { DIRECTIONS, LANGUAGES, LOCALES } from './languages.ts';

const FIRST_STRONG_ISOLATE = '\u2068';
const POP_ISOLATE = '\u2069';

/**
 * Returns a text that does not move the text around it, whatever the direction of its characters (UAX #9). Elements use
 * `<bdi>` instead.
 */
export function isolated(text: string): string {
  return FIRST_STRONG_ISOLATE + text + POP_ISOLATE;
}

type Options = Readonly<Record<string, string>>;

/**
 * Writes the values of placeholders with `Intl`: `{{count}}` as a number, `{{names, list}}`, `{{when, datetime(dateStyle:
 * long)}}`. In languages that are written from right to left, texts are isolated.
 */
export const formatter: FormatterModule = {
  type: 'formatter',
  init: () => undefined,
  add: refuse,
  addCached: refuse,
  format: (value: unknown, format: string | undefined, language: string | undefined) => {
    const known = LANGUAGES.find((one) => one === language) ?? 'en';
    const part = (one: unknown) =>
      DIRECTIONS[known] === 'rtl' && typeof one === 'string' ? isolated(one) : String(one ?? '');
    return inWords(value, format, LOCALES[known], part);
  },
};

/** @param part writes a text, and isolates it where needed */
function inWords(
  value: unknown,
  format: string | undefined,
  locale: string,
  part: (one: unknown) => string,
): string {
  const [, name, listed] = /^\s*(\w+)\s*(?:\((.*)\))?\s*$/.exec(format ?? '') ?? [];
  const options = optionsOf(listed);
  if (name === 'list') return new Intl.ListFormat(locale, options).format((value as unknown[]).map(part));
  if (name === 'datetime') return new Intl.DateTimeFormat(locale, options).format(value as number | Date);
  if (name === 'number') return new Intl.NumberFormat(locale, options).format(value as number);
  if (typeof value === 'number' || typeof value === 'bigint') return numberInWords(value, locale);
  return part(value);
}

/** Reads `dateStyle: long; timeZone: UTC`. */
function optionsOf(listed: string | undefined): Options {
  const pairs = (listed ?? '').split(';').map((pair) => pair.split(':').map((part) => part.trim()));
  return Object.fromEntries(pairs.filter(([name, value]) => name && value)) as Options;
}

/**
 * Numbers without groups or a fraction are the same in every language here. They need no format, whose tables take a
 * while to load at the first picture.
 */
function numberInWords(value: number | bigint, locale: string): string {
  return Number.isInteger(value) && value >= 0 && value < 1000
    ? String(value)
    : numberFormat(locale).format(value);
}

const numberFormats = new Map<string, Intl.NumberFormat>();

/** Making a format is slow compared with its use. */
function numberFormat(locale: string): Intl.NumberFormat {
  const known = numberFormats.get(locale) ?? new Intl.NumberFormat(locale);
  numberFormats.set(locale, known);
  return known;
}

function refuse(): never {
  throw new Error('All formats are in formatter.ts.');
}
