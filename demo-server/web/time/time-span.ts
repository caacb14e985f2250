import { DAY, HOUR, MINUTE, SECOND } from '../../../shared/durations.ts';

/** Each unit with its length in milliseconds, and the smaller unit shown with it. */
const UNITS = [
  { unit: 'day', ms: DAY, next: 'hour' },
  { unit: 'hour', ms: HOUR, next: 'minute' },
  { unit: 'minute', ms: MINUTE, next: 'second' },
] as const;
const LENGTHS = { hour: HOUR, minute: MINUTE, second: SECOND };

/**
 * Returns a duration in its two largest units: `3 days, 4 hours`, `59 minutes, 1 second`. Rounds up, so that it never
 * reaches zero too early.
 */
export function formatTimeSpan(ms: number, locale: string): string {
  const whole = Math.ceil(Math.max(0, ms) / SECOND) * SECOND;
  const largest = UNITS.find(({ ms }) => whole >= ms);
  if (!largest) return inUnit(whole / SECOND, 'second', locale);
  const first = Math.floor(whole / largest.ms);
  const rest = Math.floor((whole - first * largest.ms) / LENGTHS[largest.next]);
  const parts = [
    inUnit(first, largest.unit, locale),
    ...(rest > 0 ? [inUnit(rest, largest.next, locale)] : []),
  ];
  return new Intl.ListFormat(locale, { type: 'unit' }).format(parts);
}

function inUnit(count: number, unit: string, locale: string): string {
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(count);
}
