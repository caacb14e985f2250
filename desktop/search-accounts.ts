/** Finding accounts by a few letters: the list, the palette and `--copy` all search alike. */
import { type AccountDetails, searchedDetails } from './account-fields.ts';

export interface Searchable extends AccountDetails {
  issuer: string;
  account: string;
}

/**
 * The accounts whose names, tags and note together hold every word of the search, in their order. Case, accents and
 * width do not count: "cafe" finds "Café".
 */
export function filterAccounts<T extends Searchable>(accounts: readonly T[], search: string): readonly T[] {
  const words = wordsOf(search);
  if (words.length === 0) return accounts;
  return accounts.filter((account) => {
    const { all } = textsOf(account);
    return words.every((word) => all.includes(word));
  });
}

/**
 * The same accounts, likeliest first: names that begin with the search, then words that do, then initials ("gh" finds
 * "Git Hub"), then any part of a name or a tag, then notes. Among equals favourites come first.
 */
export function rankAccounts<T extends Searchable>(accounts: readonly T[], search: string): T[] {
  return rankedFrom(BY_NOTE, accounts, search);
}

/** As {@link rankAccounts}, without the accounts that only their note brings in. */
export function rankAccountsByName<T extends Searchable>(accounts: readonly T[], search: string): T[] {
  return rankedFrom(BY_NAME, accounts, search);
}

/** The least scores of an account that is found by its note, and by its names and tags. */
const [BY_NOTE, BY_NAME] = [1, 2];

function rankedFrom<T extends Searchable>(least: number, accounts: readonly T[], search: string): T[] {
  const text = fold(search).trim();
  if (text === '') return [...accounts].sort((a, b) => Number(b.favourite) - Number(a.favourite));
  const words = wordsOf(search);
  return accounts
    .map((account) => ({ account, score: scoreOf(account, text, words) }))
    .filter(({ score }) => score >= least)
    .sort((a, b) => b.score - a.score || Number(b.account.favourite) - Number(a.account.favourite))
    .map(({ account }) => account);
}

function scoreOf(account: Searchable, text: string, words: readonly string[]): number {
  const issuer = fold(account.issuer || account.account);
  if (issuer === text) return 6;
  if (issuer.startsWith(text)) return 5;
  const { names, all } = textsOf(account);
  const parts = names.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  if (words.every((word) => parts.some((part) => part.startsWith(word)))) return 4;
  if (initialsOf(account.issuer).startsWith(text)) return 3;
  if (words.every((word) => names.includes(word))) return BY_NAME;
  return words.every((word) => all.includes(word)) ? BY_NOTE : 0;
}

/** "Git Hub" and "GitHub" are both "gh". */
function initialsOf(name: string): string {
  const parts = name.split(/[^\p{L}\p{N}]+|(?<=\p{Ll})(?=\p{Lu})/u).filter(Boolean);
  return fold(parts.map((part) => part.charAt(0)).join(''));
}

/** Folding is the slow part of a search, and an account that does not change is one and the same object. */
const folded = new WeakMap<Searchable, SearchTexts>();

interface SearchTexts {
  /** Issuer, account, and what is searched as names are. */
  names: string;
  /** The same, and what is searched after names. */
  all: string;
}

function textsOf(account: Searchable): SearchTexts {
  const known = folded.get(account);
  if (known !== undefined) return known;
  const names = fold([account.issuer, account.account, ...searchedDetails(account, 'as-name')].join(' '));
  const texts = { names, all: [names, ...searchedDetails(account, 'after-names').map(fold)].join(' ') };
  folded.set(account, texts);
  return texts;
}

function wordsOf(search: string): string[] {
  return fold(search).split(/\s+/).filter(Boolean);
}

function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
