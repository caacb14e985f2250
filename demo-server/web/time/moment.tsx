import { currentLocale } from '../texts/translator.ts';
import { useTexts } from '../texts/use-texts.ts';

/** Shows a time in the user's time zone and language, with UTC in its tooltip. `at` is ISO 8601. */
export function Moment({ at, only }: { at: string; only?: 'date' }) {
  // Renders again after a change of language.
  useTexts();
  return (
    <time dateTime={at} title={formatUtc(at)}>
      {formatMoment(at, currentLocale(), only)}
    </time>
  );
}

/** Returns `20 Nov 2026, 13:40`. Default: this computer's time zone. */
export function formatMoment(at: string, locale: string, only?: 'date', timeZone?: string): string {
  return new Intl.DateTimeFormat(locale, {
    dateStyle: 'medium',
    ...(only === 'date' ? {} : { timeStyle: 'short' }),
    timeZone,
  }).format(new Date(at));
}

/** Returns `2026-11-20 12:40:00 UTC`. */
export function formatUtc(at: string): string {
  return `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}
