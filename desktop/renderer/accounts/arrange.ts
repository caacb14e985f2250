import type { AccountView } from '../../ipc/accounts.ts';
import { filterAccounts } from '../../search-accounts.ts';
import type { Settings } from '../../settings.ts';

/** Which part of the accounts is listed. */
export type Shelf = { kind: 'all' } | { kind: 'favourites' } | { kind: 'tag'; tag: string };

/** The accounts of a shelf that a search finds, in the order that was set. */
export function arrangeAccounts(
  accounts: readonly AccountView[],
  shelf: Shelf,
  search: string,
  sort: Settings['sort'],
  locale: string,
): readonly AccountView[] {
  return sorted(filterAccounts(onShelf(accounts, shelf), search), sort, locale);
}

function onShelf(accounts: readonly AccountView[], shelf: Shelf): readonly AccountView[] {
  switch (shelf.kind) {
    case 'all':
      return accounts;
    case 'favourites':
      return accounts.filter(({ favourite }) => favourite);
    case 'tag':
      return accounts.filter(({ tags }) => tags.includes(shelf.tag));
  }
}

/** The person's own order is the one the accounts come in. */
function sorted(
  accounts: readonly AccountView[],
  sort: Settings['sort'],
  locale: string,
): readonly AccountView[] {
  if (sort === 'manual') return accounts;
  if (sort === 'newest') return [...accounts].sort((a, b) => b.addedAt - a.addedAt);
  const { compare } = new Intl.Collator(locale, { sensitivity: 'base', numeric: true });
  const first = (account: AccountView) =>
    sort === 'issuer' ? account.issuer || account.account : account.account || account.issuer;
  const second = (account: AccountView) => (sort === 'issuer' ? account.account : account.issuer);
  return [...accounts].sort((a, b) => compare(first(a), first(b)) || compare(second(a), second(b)));
}

/** Every tag in use, each once, in the order of the language. */
export function tagsOf(accounts: readonly AccountView[], locale: string): string[] {
  const { compare } = new Intl.Collator(locale, { sensitivity: 'base', numeric: true });
  return [...new Set(accounts.flatMap(({ tags }) => tags))].sort(compare);
}
