/** The form of an account, for a new account and for changes. */
import { Base32Error, bytesFromBase32 } from '../../../shared/base32.ts';
import { hasHiddenCharacters } from '../../../shared/displayed-name.ts';
import { KEY_URI_DEFAULTS, MAX_PERIOD } from '../../../shared/key-uri.ts';
import { wholeNumber } from '../../../shared/whole-number.ts';
import {
  type AccountDetails,
  LONGEST_NAME,
  LONGEST_NOTE,
  LONGEST_PERIOD,
  LONGEST_TAG,
  MOST_TAGS,
} from '../../account-fields.ts';
import { fieldsOverLimit, type LimitedField } from '../../account-limits.ts';
import type { AccountView, TypedAccount, TypedKey } from '../../ipc/accounts.ts';
import { keySentences, translate } from '../texts/translator.ts';

/** The form as typed: numbers and tags are still text. */
export interface AccountDraft extends Record<keyof AccountDetails, string | boolean> {
  issuer: string;
  account: string;
  secret: string;
  type: TypedKey['type'];
  algorithm: TypedKey['algorithm'];
  digits: string;
  period: string;
  counter: string;
  favourite: boolean;
  tags: string;
  note: string;
}

/** An error message for each field that cannot be read. */
export type DraftFaults = Partial<Record<keyof AccountDraft, string>>;

export const EMPTY_DRAFT: AccountDraft = {
  issuer: '',
  account: '',
  secret: '',
  type: 'totp',
  algorithm: KEY_URI_DEFAULTS.algorithm,
  digits: String(KEY_URI_DEFAULTS.digits),
  period: String(KEY_URI_DEFAULTS.period),
  counter: '0',
  favourite: false,
  tags: '',
  note: '',
};

/** Returns the form for an existing account. The page never gets its key: an empty key field keeps the key. */
export function draftOf(account: AccountView): AccountDraft {
  const { issuer, type, algorithm, favourite, note } = account;
  return {
    issuer,
    account: account.account,
    secret: '',
    type,
    algorithm,
    // Steam has its own code length. If the user picks another type, the form starts with the default length.
    digits: type === 'steam' ? EMPTY_DRAFT.digits : String(account.digits),
    period: account.period === undefined ? EMPTY_DRAFT.period : String(account.period),
    counter: account.counter === undefined ? EMPTY_DRAFT.counter : String(account.counter),
    favourite,
    tags: account.tags.join(', '),
    note,
  };
}

/**
 * Reads the form. Fields that the type does not have keep their defaults, even if something was typed there.
 *
 * @param needsKey whether the key is required
 * @param before the account as it is; its fields that were not edited stay as they are, also over a limit
 */
export function readDraft(
  draft: AccountDraft,
  needsKey: boolean,
  before?: AccountView,
): { account: TypedAccount; faults?: undefined } | { account?: undefined; faults: DraftFaults } {
  const { type, favourite } = draft;
  const faults: DraftFaults = {};
  const issuer = draft.issuer.trim();
  const account = draft.account.trim();
  if (issuer === '' && account === '') faults.issuer = translate('form.needsName');
  if (hasHiddenCharacters(issuer)) faults.issuer = translate('form.hiddenCharacters');
  if (hasHiddenCharacters(account)) faults.account = translate('form.hiddenCharacters');
  const secretFault = faultOfSecret(draft.secret, needsKey);
  if (secretFault !== undefined) faults.secret = secretFault;
  const period = type === 'totp' ? wholeNumber(draft.period, 1, MAX_PERIOD) : KEY_URI_DEFAULTS.period;
  if (period === undefined) faults.period = badPeriod();
  const counter = type === 'hotp' ? wholeNumber(draft.counter, 0, Number.MAX_SAFE_INTEGER) : 0;
  if (counter === undefined) faults.counter = translate('form.badCounter');
  // An imported tag may contain a comma. Untouched, it stays one tag.
  const tags = before && draft.tags === draftOf(before).tags ? [...before.tags] : tagsIn(draft.tags);
  const note = draft.note.trim();
  for (const field of fieldsOverLimit({ issuer, account, tags, note, period }, before)) {
    faults[field] = limitSentence(field, note.length);
  }
  if (period === undefined || counter === undefined || Object.keys(faults).length > 0) return { faults };
  const steam = type === 'steam';
  return {
    account: {
      issuer,
      account,
      secret: draft.secret,
      type,
      algorithm: steam ? KEY_URI_DEFAULTS.algorithm : draft.algorithm,
      // Steam has its own code length, which is outside the contract's limits for `digits`.
      digits: steam ? KEY_URI_DEFAULTS.digits : Number(draft.digits),
      period,
      counter,
      favourite,
      tags,
      note,
    },
  };
}

/** Returns what is wrong with a period, with the usual one. */
function badPeriod(): string {
  return translate('form.badPeriod', { most: LONGEST_PERIOD, usual: KEY_URI_DEFAULTS.period });
}

function limitSentence(field: LimitedField, length: number): string {
  switch (field) {
    case 'issuer':
    case 'account':
      return translate('form.badName', { most: LONGEST_NAME });
    case 'tags':
      return translate('form.badTags', { most: MOST_TAGS, longest: LONGEST_TAG });
    case 'note':
      return translate('form.badNote', { most: LONGEST_NOTE, length });
    case 'period':
      return badPeriod();
  }
}

/** Commas and semicolons as Latin, Arabic, Chinese and Japanese keyboards type them, and line breaks. */
const TAG_SEPARATOR = /[,;\n،؛、､，；]/;

const tidyTag = (text: string): string => text.trim().replace(/\s+/g, ' ');

/** Returns the tags in a comma-separated text, each once. */
export function tagsIn(text: string): string[] {
  return [...new Set(text.split(TAG_SEPARATOR).flatMap((tag) => tidyTag(tag) || []))];
}

/** Returns the tag that is being typed: what follows the last separator, if anything does. */
export function tagBegun(text: string): string | undefined {
  return tidyTag(text.split(TAG_SEPARATOR).at(-1) ?? '') || undefined;
}

function faultOfSecret(text: string, isNeeded: boolean): string | undefined {
  if (text.trim() === '') return isNeeded ? translate('form.needsKey') : undefined;
  try {
    bytesFromBase32(text);
    return undefined;
  } catch (error) {
    if (error instanceof Base32Error) return error.in(keySentences());
    throw error;
  }
}
