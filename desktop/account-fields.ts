/**
 * What a person can write about an account: how long it may be, and what becomes of it everywhere. No schema is here,
 * so pages can read it, too.
 */

/** Characters of an issuer or an account name. */
export const LONGEST_NAME = 200;
/** Characters of a key as it is typed. */
export const LONGEST_SECRET = 4_096;
/** Seconds: a day. */
export const LONGEST_PERIOD = 86_400;
export const MOST_TAGS = 20;
/** Characters of one tag. */
export const LONGEST_TAG = 40;
/** Characters of a note. */
export const LONGEST_NOTE = 2_000;

/** What an account has besides its key: nothing in it changes its codes. */
export interface AccountDetails {
  favourite: boolean;
  tags: readonly string[];
  /** Any text, several lines too. */
  note: string;
}

/** What becomes of one detail. */
interface Detail<T> {
  /** The value of an account that was never given one. */
  empty: T;
  /** Reads what a vault holds. `undefined` for what makes no sense: it is no reason to withhold the codes. */
  read: (stored: unknown) => T | undefined;
  /** The value of the account that is kept when duplicates become one. Its own value comes first. */
  merge: (values: readonly T[]) => T;
  /** Whether a search finds the account by it: as by a name, or only after all names. */
  search: 'as-name' | 'after-names' | 'never';
}

/** Every detail. A new one is a line in {@link AccountDetails} and an entry here; the compiler names what else it needs. */
export const DETAILS: { readonly [Name in keyof AccountDetails]: Detail<AccountDetails[Name]> } = {
  favourite: {
    empty: false,
    read: (stored) => (typeof stored === 'boolean' ? stored : undefined),
    merge: (values) => values.includes(true),
    search: 'never',
  },
  tags: {
    empty: [],
    read: (stored) => (Array.isArray(stored) ? stored.filter((tag) => typeof tag === 'string') : undefined),
    merge: (values) => [...new Set(values.flat())],
    search: 'as-name',
  },
  note: {
    empty: '',
    read: (stored) => (typeof stored === 'string' ? stored : undefined),
    merge: (values) =>
      values.reduce((joined, note) => (holdsNote(joined, note) ? joined : joinNotes(joined, note)), ''),
    search: 'after-names',
  },
};

/** Between two notes that were joined. */
const BETWEEN_NOTES = '\n\n';

/** Whether a note is part of a joined one. Without this check, a second import would repeat it. */
function holdsNote(joined: string, note: string): boolean {
  const [all, part] = [joined, note].map((text) => `${BETWEEN_NOTES}${text}${BETWEEN_NOTES}`);
  return note === '' || (all ?? '').includes(part ?? '');
}

function joinNotes(first: string, second: string): string {
  return first === '' ? second : `${first}${BETWEEN_NOTES}${second}`;
}

type DetailName = keyof AccountDetails;
const NAMES = Object.keys(DETAILS) as DetailName[];

/** The details of an account, empty ones included. Whatever else it has is left out. */
export function detailsOf(account: Partial<AccountDetails>): AccountDetails {
  return forEachDetail((name, { empty }) => account[name] ?? empty) as AccountDetails;
}

/** The details that a stored account has and that make sense. */
export function readDetails(stored: Readonly<Record<string, unknown>>): Partial<AccountDetails> {
  return forEachDetail((name, { read }) => read(stored[name]));
}

/** The details of the account that is kept when duplicates become one. @param accounts the kept one first */
export function mergeDetails(accounts: readonly Partial<AccountDetails>[]): AccountDetails {
  const all = accounts.map(detailsOf);
  return forEachDetail((name, { merge }) => merge(all.map((details) => details[name]))) as AccountDetails;
}

/** The texts by which a search finds an account, of one kind. */
export function searchedDetails(details: AccountDetails, kind: 'as-name' | 'after-names'): string[] {
  return NAMES.filter((name) => DETAILS[name].search === kind).flatMap((name) =>
    [details[name]].flat().filter(Boolean).map(String),
  );
}

/** Gathers a value for each detail; those without one are left out. */
function forEachDetail(
  choose: (name: DetailName, detail: Detail<unknown>) => unknown,
): Partial<AccountDetails> {
  return Object.fromEntries(
    // Each detail's functions take that detail's own values: TypeScript cannot follow the pair through the lookup.
    NAMES.map((name) => [name, choose(name, DETAILS[name] as Detail<unknown>)] as const).filter(
      ([, value]) => value !== undefined,
    ),
  );
}
