import { DAY, HOUR, MINUTE } from '../../../../shared/durations.ts';
import type { LabTexts } from '../texts/use-lab-texts.ts';

/** Formats a duration in the unit that gives a short number: 45 s, 8 min, 1.5 h, 3.4 d. */
export function span(ms: number, t: LabTexts, locale: string): string {
  const short = (value: number) => value.toLocaleString(locale, { maximumFractionDigits: 1 });
  if (ms < 2 * MINUTE) return t('attacks.seconds', { value: short(ms / 1000) });
  if (ms < 2 * HOUR) return t('attacks.minutes', { value: short(ms / MINUTE) });
  if (ms < 2 * DAY) return t('attacks.hours', { value: short(ms / HOUR) });
  return t('attacks.days', { value: short(ms / DAY) });
}
