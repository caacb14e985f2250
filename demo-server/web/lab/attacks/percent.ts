/** Formats a chance with two significant digits. Never rounds up to "100 %" or down to "0 %". */
export function percent(chance: number, locale: string): string {
  if (chance > 0.995) return `> ${format(0.99, locale)}`;
  if (chance > 0 && chance < 1e-7) return `< ${format(1e-7, locale)}`;
  return format(chance, locale);
}

function format(chance: number, locale: string): string {
  return chance.toLocaleString(locale, { style: 'percent', maximumSignificantDigits: 2 });
}
