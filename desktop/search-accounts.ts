/** Finding accounts by a few letters: the list, the palette and `--copy` all search alike. */

export interface Searchable {
  issuer: string;
  account: string;
  tags: readonly string[];
  favourite: boolean;
}

/**
 * The accounts whose issuer, account and tags together hold every word of the search, in their order. Case, accents
 * and width do not count: "cafe" finds "Café".
 */
export function filterAccounts<T extends Searchable>(accounts: readonly T[], search: string): readonly T[] {
  const words = wordsOf(search);
  if (words.length === 0) return accounts;
  return accounts.filter((account) => {
    const text = textOf(account);
    return words.every((word) => text.includes(word));
  });
}

/**
 * The same accounts, likeliest first: names that begin with the search, then words that do, then initials ("gh" finds
 * "Git Hub"), then the rest. Among equals favourites come first.
 */
export function rankAccounts<T extends Searchable>(accounts: readonly T[], search: string): T[] {
  const text = fold(search).trim();
  if (text === '') return [...accounts].sort((a, b) => Number(b.favourite) - Number(a.favourite));
  const words = wordsOf(search);
  return accounts
    .map((account) => ({ account, score: scoreOf(account, text, words) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || Number(b.account.favourite) - Number(a.account.favourite))
    .map(({ account }) => account);
}

function scoreOf(account: Searchable, text: string, words: readonly string[]): number {
  const issuer = fold(account.issuer || account.account);
  if (issuer === text) return 6;
  if (issuer.startsWith(text)) return 5;
  const all = textOf(account);
  const parts = all.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  if (words.every((word) => parts.some((part) => part.startsWith(word)))) return 4;
  if (initialsOf(account.issuer).startsWith(text)) return 3;
  return words.every((word) => all.includes(word)) ? 2 : 0;
}

/** "Git Hub" and "GitHub" are both "gh". */
function initialsOf(name: string): string {
  const parts = name.split(/[^\p{L}\p{N}]+|(?<=\p{Ll})(?=\p{Lu})/u).filter(Boolean);
  return fold(parts.map((part) => part.charAt(0)).join(''));
}

/** Folding is the slow part of a search, and an account that does not change is one and the same object. */
const folded = new WeakMap<Searchable, string>();

function textOf(account: Searchable): string {
  const known = folded.get(account);
  if (known !== undefined) return known;
  const text = fold(`${account.issuer} ${account.account} ${account.tags.join(' ')}`);
  folded.set(account, text);
  return text;
}

function wordsOf(search: string): string[] {
  return fold(search).split(/\s+/).filter(Boolean);
}

function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
