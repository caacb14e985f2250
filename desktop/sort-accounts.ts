/** The orders that a list of accounts can have. */

interface Sortable {
  issuer: string;
  account: string;
  /** Unix milliseconds. */
  addedAt: number;
  /** Higher is later; absent for an account whose code was never copied. */
  lastUse?: number;
}

type Compare<T> = (a: T, b: T) => number;

/** Every order by its name in the settings, in the order of the menu. Equal accounts keep the person's own order. */
const ORDERS = {
  manual: () => () => 0,
  issuer: (compare) =>
    byTexts(compare, [({ issuer, account }) => issuer || account, ({ account }) => account]),
  account: (compare) =>
    byTexts(compare, [({ issuer, account }) => account || issuer, ({ issuer }) => issuer]),
  newest: () => (a, b) => b.addedAt - a.addedAt,
  used: () => (a, b) => (b.lastUse ?? 0) - (a.lastUse ?? 0),
} as const satisfies Record<string, (compare: Compare<string>) => Compare<Sortable>>;

export type SortOrder = keyof typeof ORDERS;
export const SORT_ORDERS = Object.keys(ORDERS) as SortOrder[];

/**
 * The accounts in an order.
 *
 * @param accounts in the person's own order
 * @param locale BCP 47, for the order of letters
 */
export function sortAccounts<T extends Sortable>(
  accounts: readonly T[],
  order: SortOrder,
  locale: string,
): readonly T[] {
  if (order === 'manual' || accounts.length < 2) return accounts;
  // Made only when texts are compared: the first one loads the system's tables of letters.
  const compare: Compare<string> = (a, b) => collator(locale).compare(a, b);
  return [...accounts].sort(ORDERS[order](compare));
}

const collators = new Map<string, Intl.Collator>();

/** Returns the order of letters of a language, without regard to case and accents, and with numbers by their value. */
export function collator(locale: string): Intl.Collator {
  const known = collators.get(locale) ?? new Intl.Collator(locale, { sensitivity: 'base', numeric: true });
  collators.set(locale, known);
  return known;
}

/** By the first text, and where that is equal by the second. */
function byTexts(
  compare: Compare<string>,
  [first, second]: readonly [(account: Sortable) => string, (account: Sortable) => string],
): Compare<Sortable> {
  return (a, b) => compare(first(a), first(b)) || compare(second(a), second(b));
}
