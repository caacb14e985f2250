import type { AccountView } from '../../ipc/accounts.ts';
import { filterAccounts } from '../../search-accounts.ts';
import { collator, type SortOrder, sortAccounts } from '../../sort-accounts.ts';

/** The part of the accounts that is listed. */
export type Shelf = { kind: 'all' } | { kind: 'favourites' } | { kind: 'tag'; tag: string };

/** Returns the accounts of a shelf that match the search, in the chosen order. */
export function arrangeAccounts(
  accounts: readonly AccountView[],
  shelf: Shelf,
  search: string,
  sort: SortOrder,
  locale: string,
): readonly AccountView[] {
  return sortAccounts(filterAccounts(onShelf(accounts, shelf), search), sort, locale);
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

/** Returns every tag in use once, sorted for the language. */
export function tagsOf(accounts: readonly AccountView[], locale: string): string[] {
  const tags = [...new Set(accounts.flatMap((account) => account.tags))];
  return tags.length < 2 ? tags : tags.sort(collator(locale).compare);
}
