import type { Named } from './account-name.ts';

/**
 * The accounts whose issuer and account together hold every word of the search, in their order. Case, accents and
 * width do not count: "cafe" finds "Café".
 */
export function filterAccounts<T extends Named>(accounts: readonly T[], search: string): readonly T[] {
  const words = fold(search).split(/\s+/).filter(Boolean);
  if (words.length === 0) return accounts;
  return accounts.filter((account) => {
    const text = fold(`${account.issuer} ${account.account}`);
    return words.every((word) => text.includes(word));
  });
}

function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
