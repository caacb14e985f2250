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
  if (order === 'manual') return accounts;
  const { compare } = new Intl.Collator(locale, { sensitivity: 'base', numeric: true });
  return [...accounts].sort(ORDERS[order](compare));
}

/** By the first text, and where that is equal by the second. */
function byTexts(
  compare: Compare<string>,
  [first, second]: readonly [(account: Sortable) => string, (account: Sortable) => string],
): Compare<Sortable> {
  return (a, b) => compare(first(a), first(b)) || compare(second(a), second(b));
}
