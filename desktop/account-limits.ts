/**
 * The limits of what people write about an account. Names that come from outside are shortened to the limit. What is
 * longer already, from an import or an earlier version, may stay as it is: a limit applies to what is changed.
 */
import type { KeyUri } from '../shared/key-uri.ts';
import { shownNames } from '../shared/shown-names.ts';
import { LONGEST_NAME, LONGEST_NOTE, LONGEST_PERIOD, LONGEST_TAG, MOST_TAGS } from './account-fields.ts';

/** The fields with a limit. */
export interface LimitedFields {
  issuer: string;
  account: string;
  tags: readonly string[];
  note: string;
  /** In seconds. Absent for HOTP. */
  period?: number | undefined;
}

export type LimitedField = keyof LimitedFields;

const WITHIN: { readonly [Name in LimitedField]: (value: NonNullable<LimitedFields[Name]>) => boolean } = {
  issuer: (name) => name.length <= LONGEST_NAME,
  account: (name) => name.length <= LONGEST_NAME,
  tags: (tags) => tags.length <= MOST_TAGS && tags.every(({ length }) => length <= LONGEST_TAG),
  note: (note) => note.length <= LONGEST_NOTE,
  period: (seconds) => seconds <= LONGEST_PERIOD,
};

/** Returns the fields that are over their limit, without those that are as they were. @param before absent for a new one */
export function fieldsOverLimit(typed: LimitedFields, before?: LimitedFields): LimitedField[] {
  return (Object.keys(WITHIN) as LimitedField[]).filter((field) => {
    const value = typed[field];
    if (value === undefined || (before && isSame(value, before[field]))) return false;
    return !(WITHIN[field] as (value: unknown) => boolean)(value);
  });
}

/**
 * Returns the key with names of allowed length, and the lengths of those that were shortened. Names are measured as they
 * are shown; a name within the limit stays as it came.
 */
export function withShortNames<Key extends KeyUri>(key: Key): { key: Key; shortened: number[] } {
  const shown = shownNames(key);
  const long = (['issuer', 'account'] as const).filter((name) => shown[name].length > LONGEST_NAME);
  if (long.length === 0) return { key, shortened: [] };
  // The other issuer of the label belongs to the whole name.
  const { labelIssuer, ...rest } = key;
  const short = Object.fromEntries(long.map((name) => [name, beginningOf(shown[name])]));
  return {
    key: {
      ...rest,
      ...(labelIssuer !== undefined && !long.includes('issuer') && { labelIssuer }),
      ...short,
    } as Key,
    shortened: long.map((name) => shown[name].length),
  };
}

/** Cuts between characters as people see them, never inside one. */
function beginningOf(name: string): string {
  let end = 0;
  for (const { index, segment } of new Intl.Segmenter().segment(name.slice(0, LONGEST_NAME + 64))) {
    if (index + segment.length > LONGEST_NAME) break;
    end = index + segment.length;
  }
  return name.slice(0, end || LONGEST_NAME).trim();
}

function isSame(a: unknown, b: unknown): boolean {
  if (!Array.isArray(a) || !Array.isArray(b)) return a === b;
  return a.length === b.length && a.every((value, at) => value === b[at]);
}
