import { currentLocale } from '../texts/translator.ts';
import { useTexts } from '../texts/use-texts.ts';

/** A moment in the person's own time zone and language; its title has it in UTC. `at` is ISO 8601. */
export function Moment({ at, only }: { at: string; only?: 'date' }) {
  // Drawn anew when the language changes.
  useTexts();
  return (
    <time dateTime={at} title={formatUtc(at)}>
      {formatMoment(at, currentLocale(), only)}
    </time>
  );
}

/** `20 Nov 2026, 13:40`, in this computer's time zone unless told otherwise. */
export function formatMoment(at: string, locale: string, only?: 'date', timeZone?: string): string {
  return new Intl.DateTimeFormat(locale, {
    dateStyle: 'medium',
    ...(only === 'date' ? {} : { timeStyle: 'short' }),
    timeZone,
  }).format(new Date(at));
}

/** `2026-11-20 12:40:00 UTC` */
export function formatUtc(at: string): string {
  return `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}
