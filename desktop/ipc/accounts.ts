import { z } from 'zod';
import {
  ALGORITHMS,
  type Algorithm,
  KEY_TYPES,
  type KeyType,
  MAX_DIGITS,
  MAX_PERIOD,
  MIN_DIGITS,
} from '../../shared/key-uri.ts';
import {
  type AccountDetails,
  LONGEST_NAME,
  LONGEST_NOTE,
  LONGEST_PERIOD,
  LONGEST_SECRET,
  LONGEST_TAG,
  MOST_TAGS,
} from '../account-fields.ts';
import { channel, typed } from './channel.ts';
import { id, nothing } from './values.ts';

/** Some apps export codes of five digits that are not Steam's. */
const FEWEST_STORED_DIGITS = 5;

/** The issuer or the account, as typed. */
const name = z.string().trim().max(LONGEST_NAME);

const typedKey = {
  issuer: name,
  account: name,
  secret: z.string().max(LONGEST_SECRET),
  type: z.enum(KEY_TYPES),
  algorithm: z.enum(ALGORITHMS),
  digits: z.number().int().min(MIN_DIGITS).max(MAX_DIGITS),
  /** In seconds. Only for time-based keys. */
  period: z.number().int().min(1).max(LONGEST_PERIOD),
  /** Only for counter-based keys. */
  counter: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER),
};

const details = {
  favourite: z.boolean(),
  tags: z.array(z.string().trim().min(1).max(LONGEST_TAG)).max(MOST_TAGS).transform(eachOnce),
  note: z.string().trim().max(LONGEST_NOTE),
} satisfies Record<keyof AccountDetails, z.ZodType>;

function eachOnce(tags: readonly string[]): readonly string[] {
  return [...new Set(tags)];
}

/** An account from the form, before its key is checked. */
export const typedAccount = z.object({ ...typedKey, ...details });
export type TypedAccount = z.infer<typeof typedAccount>;
/** The part of it that makes the key. */
export type TypedKey = Omit<TypedAccount, keyof AccountDetails>;

/** Larger than anything that an import or a vault can hold. */
const ANY_LENGTH = 1_000_000;

/** The tags of an account that exists. The handler checks the limits. */
const accountTags = z.array(z.string().trim().min(1).max(ANY_LENGTH)).max(ANY_LENGTH).transform(eachOnce);

/**
 * A change of an existing account. An empty `secret` keeps its key.
 *
 * The handler checks the limits (desktop/account-limits.ts): a field that is over its limit already may stay as it is.
 */
export const accountEdit = typedAccount.extend({
  id,
  issuer: z.string().trim().max(ANY_LENGTH),
  account: z.string().trim().max(ANY_LENGTH),
  digits: z.number().int().min(FEWEST_STORED_DIGITS).max(MAX_DIGITS),
  period: z.number().int().min(1).max(MAX_PERIOD),
  tags: accountTags,
  note: z.string().trim().max(ANY_LENGTH),
});
export type AccountEdit = z.infer<typeof accountEdit>;

/** The most accounts of one action. */
const MOST_TOGETHER = 10_000;
const several = z.object({ ids: z.array(id).min(1).max(MOST_TOGETHER) });

export const accounts = {
  'accounts:list': channel({ request: nothing, reply: typed<AccountView[]>() }),
  /** Returns the codes of the visible rows only. */
  'accounts:codes': channel({
    request: z.object({ ids: z.array(id).max(200) }),
    reply: typed<CodeView[]>(),
  }),
  /**
   * Copies a code and stores the use. `present` is the current code. `next` is the following one, for a code about to
   * expire. `usable` is whichever of them is valid long enough.
   */
  'accounts:copy': channel({
    request: z.object({ id, which: z.enum(['present', 'next', 'usable']) }),
    reply: typed<Copied>(),
  }),
  /** HOTP: stores the next counter, then returns its code. During the pause after a step, returns the same code. */
  'accounts:next-counter': channel({ request: z.object({ id }), reply: typed<CodeView>() }),
  /** HOTP: takes the last step back during the pause after it. */
  'accounts:take-counter-back': channel({ request: z.object({ id }), reply: typed<CodeView>() }),
  'accounts:edit': channel({ request: accountEdit, reply: typed<AccountView>() }),
  'accounts:favourite': channel({
    request: z.object({ id, favourite: z.boolean() }),
    reply: typed<AccountView>(),
  }),
  /** Puts an account before another one in the custom order, or at the end without `before`. */
  'accounts:move': channel({
    request: z.object({ id, before: id.optional() }),
    reply: typed<undefined>(),
  }),
  /** Moves the account to the bin, which keeps it for 30 days. */
  'accounts:remove': channel({ request: z.object({ id }), reply: typed<undefined>() }),
  /** Sets the favourite mark and the tags of several accounts in one write, all or none. */
  'accounts:arrange': channel({
    request: z.object({
      changes: z
        .array(z.object({ id, favourite: z.boolean(), tags: accountTags }))
        .min(1)
        .max(MOST_TOGETHER),
    }),
    reply: typed<undefined>(),
  }),
  /** Moves several accounts to the bin, all or none. */
  'accounts:remove-together': channel({ request: several, reply: typed<undefined>() }),
  /** Restores several accounts from the bin, all or none. */
  'accounts:restore-together': channel({ request: several, reply: typed<undefined>() }),
  'accounts:restore': channel({ request: z.object({ id }), reply: typed<AccountView>() }),
  'accounts:bin': channel({ request: nothing, reply: typed<BinnedView[]>() }),
  /** Deletes accounts in the bin for good. */
  'accounts:purge': channel({
    request: z.object({ ids: z.array(id).min(1).max(10_000) }),
    reply: typed<undefined>(),
  }),
  /** Returns accounts with the same key, in groups. */
  'accounts:duplicates': channel({ request: nothing, reply: typed<AccountView[][]>() }),
  /** Keeps one account of a group, with the tags and notes of all, and moves the others to the bin. */
  'accounts:merge': channel({
    request: z.object({ keep: id, others: z.array(id).min(1).max(100) }),
    reply: typed<AccountView>(),
  }),
};

/** An account as the list shows it. */
export interface AccountView extends AccountDetails {
  id: string;
  issuer: string;
  account: string;
  type: KeyType;
  algorithm: Algorithm;
  digits: number;
  /** In seconds. Absent for HOTP. */
  period?: number;
  /** The next counter. Only for HOTP. */
  counter?: number;
  /** Unix milliseconds. */
  addedAt: number;
  /** A higher number is later. Absent for an account whose code was never copied. */
  lastUse?: number;
}

/** The codes of one account at a certain time. */
export interface CodeView {
  id: string;
  /** Absent for HOTP until a code is requested. */
  code?: string;
  /** The code of the next time step; absent for HOTP. */
  nextCode?: string;
  /** The current time step by this computer's clock, in Unix milliseconds. Absent for HOTP. */
  startsAt?: number;
  endsAt?: number;
  /** HOTP: until when no other code is made and this one can be taken back, in Unix milliseconds. */
  pausedUntil?: number;
}

/** An account in the bin. Times are Unix milliseconds. */
export interface BinnedView {
  id: string;
  issuer: string;
  account: string;
  removedAt: number;
  /** When it is deleted for good. */
  goesAt: number;
}

/** The result of a copy. */
export interface Copied {
  issuer: string;
  account: string;
  /** Some sites do not accept the next code before its time step begins. */
  which: 'present' | 'next';
  /** When the copied code becomes valid, if it is not valid yet. */
  startsAt?: number;
  /** When the clipboard is cleared if it still contains the code, in Unix milliseconds. */
  clearsAt: number;
}
