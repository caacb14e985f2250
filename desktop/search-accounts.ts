/** Finding accounts by a few letters: the list, the palette and `--copy` all search alike. */
import { type AccountDetails, searchedDetails } from './account-fields.ts';
import { foldText, searchedForms, typedForms } from './fold-text.ts';

export interface Searchable extends AccountDetails {
  issuer: string;
  account: string;
}

/**
 * The accounts whose names, tags and note together hold every word of the search, in their order. Texts are
 * compared as {@link foldText} folds them: "cafe" finds "Café".
 */
export function filterAccounts<T extends Searchable>(accounts: readonly T[], search: string): readonly T[] {
  const words = wordsOf(search);
  if (words.length === 0) return accounts;
  return accounts.filter((account) => {
    const { all } = textsOf(account);
    return words.every((word) => isIn(all, word));
  });
}

/**
 * The same accounts, likeliest first: names that begin with the search, then words that do, then initials ("gh" finds
 * "Git Hub"), then any part of a name or a tag, then notes. Among equals favourites come first.
 */
export function rankAccounts<T extends Searchable>(accounts: readonly T[], search: string): T[] {
  if (foldText(search).trim() === '') {
    return [...accounts].sort((a, b) => Number(b.favourite) - Number(a.favourite));
  }
  return ranking(accounts, search).map(({ account }) => account);
}

/**
 * Returns the account that the words clearly mean, or `undefined`. A full name counts most, then the beginning of a
 * word: "git" means GitHub although "Digitales" contains it. Notes count only if no name or tag contains the words.
 */
export function accountMeant<T extends Searchable>(accounts: readonly T[], search: string): T | undefined {
  const ranked = ranking(accounts, search);
  for (const scores of TIERS) {
    const [only, ...others] = ranked.filter(({ score }) => scores.includes(score));
    if (only) return others.length === 0 ? only.account : undefined;
  }
  return undefined;
}

/** How well an account matches, best last. */
const SCORES = { none: 0, note: 1, part: 2, initials: 3, wordStart: 4, nameStart: 5, name: 6 } as const;
type Score = (typeof SCORES)[keyof typeof SCORES];

/** Two matches in one tier are ambiguous. A tier counts only if the tiers before it are empty. */
const TIERS: readonly (readonly Score[])[] = [
  [SCORES.name],
  [SCORES.nameStart, SCORES.wordStart],
  [SCORES.initials, SCORES.part],
  [SCORES.note],
];

function ranking<T extends Searchable>(
  accounts: readonly T[],
  search: string,
): { account: T; score: Score }[] {
  const forms = typedForms(search).map((form) => form.trim());
  const words = wordsOf(search);
  return accounts
    .map((account) => ({ account, score: scoreOf(account, forms, words) }))
    .filter(({ score }) => score > SCORES.none)
    .sort((a, b) => b.score - a.score || Number(b.account.favourite) - Number(a.account.favourite));
}

function scoreOf(account: Searchable, search: Word, words: readonly Word[]): Score {
  if (words.length === 0) return SCORES.none;
  const { issuer, initials, parts, names, all } = textsOf(account);
  if (issuer.some((form) => search.includes(form))) return SCORES.name;
  if (issuer.some((form) => startsWith(form, search))) return SCORES.nameStart;
  if (words.every((word) => parts.some((part) => startsWith(part, word)))) return SCORES.wordStart;
  if (startsWith(initials, search)) return SCORES.initials;
  if (words.every((word) => isIn(names, word))) return SCORES.part;
  return words.every((word) => isIn(all, word)) ? SCORES.note : SCORES.none;
}

/** "Git Hub" and "GitHub" are both "gh". */
function initialsOf(name: string): string {
  const parts = name.split(/[^\p{L}\p{N}]+|(?<=\p{Ll})(?=\p{Lu})/u).filter(Boolean);
  return foldText(parts.map((part) => part.charAt(0)).join(''));
}

/** Folding is the slow part of a search, and an account that does not change is one and the same object. */
const folded = new WeakMap<Searchable, SearchTexts>();

interface SearchTexts {
  /** Every form of the issuer. */
  issuer: string[];
  initials: string;
  /** The words of the names. */
  parts: string[];
  /** Issuer, account, and what is searched as names are. */
  names: string;
  /** The same, and what is searched after names. */
  all: string;
}

function textsOf(account: Searchable): SearchTexts {
  const known = folded.get(account);
  if (known !== undefined) return known;
  const names = [account.issuer, account.account, ...searchedDetails(account, 'as-name')]
    .flatMap(searchedForms)
    .join(' ');
  const texts = {
    issuer: searchedForms(account.issuer || account.account).map((form) => form.trim()),
    initials: initialsOf(account.issuer),
    parts: names.split(/[^\p{L}\p{N}]+/u).filter(Boolean),
    names,
    all: [names, ...searchedDetails(account, 'after-names').flatMap(searchedForms)].join(' '),
  };
  folded.set(account, texts);
  return texts;
}

/** A typed word in the forms that it may mean: “müller” is “muller” and “mueller”. */
type Word = readonly string[];

function wordsOf(search: string): Word[] {
  return search
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => typedForms(word).map((form) => form.trim()))
    .filter(([first]) => first);
}

function isIn(text: string, word: Word): boolean {
  return word.some((form) => text.includes(form));
}

function startsWith(text: string, word: Word): boolean {
  return word.some((form) => text.startsWith(form));
}
