import { z } from 'zod';
import {
  ALGORITHMS,
  type Algorithm,
  KEY_TYPES,
  type KeyType,
  MAX_DIGITS,
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

/** Issuer and account as people type them. */
const name = z.string().trim().max(LONGEST_NAME);

const typedKey = {
  issuer: name,
  account: name,
  secret: z.string().max(LONGEST_SECRET),
  type: z.enum(KEY_TYPES),
  algorithm: z.enum(ALGORITHMS),
  digits: z.number().int().min(MIN_DIGITS).max(MAX_DIGITS),
  /** Seconds; time-based keys only. */
  period: z.number().int().min(1).max(LONGEST_PERIOD),
  /** Counter-based keys only. */
  counter: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER),
};

const details = {
  favourite: z.boolean(),
  tags: z
    .array(z.string().trim().min(1).max(LONGEST_TAG))
    .max(MOST_TAGS)
    .transform((tags): readonly string[] => [...new Set(tags)]),
  note: z.string().trim().max(LONGEST_NOTE),
} satisfies Record<keyof AccountDetails, z.ZodType>;

/** An account as the form has it, before its key is checked. */
export const typedAccount = z.object({ ...typedKey, ...details });
export type TypedAccount = z.infer<typeof typedAccount>;
/** What of it makes the key. */
export type TypedKey = Omit<TypedAccount, keyof AccountDetails>;

/** The same for an account that is there. An empty `secret` keeps the key it has. */
export const accountEdit = typedAccount.extend({ id });
export type AccountEdit = z.infer<typeof accountEdit>;

export const accounts = {
  'accounts:list': channel({ request: nothing, reply: typed<AccountView[]>() }),
  /** The codes of the rows in sight: codes nobody looks at are not made. */
  'accounts:codes': channel({
    request: z.object({ ids: z.array(id).max(200) }),
    reply: typed<CodeView[]>(),
  }),
  /** Copies a code, and remembers the use. `present` is the present one. `next` copies the next one, for a code about to expire; `usable` takes whichever lasts. */
  'accounts:copy': channel({
    request: z.object({ id, which: z.enum(['present', 'next', 'usable']) }),
    reply: typed<Copied>(),
  }),
  /** HOTP: stores the advanced counter, then shows the code it makes. */
  'accounts:next-counter': channel({ request: z.object({ id }), reply: typed<CodeView>() }),
  'accounts:edit': channel({ request: accountEdit, reply: typed<AccountView>() }),
  'accounts:favourite': channel({
    request: z.object({ id, favourite: z.boolean() }),
    reply: typed<AccountView>(),
  }),
  /** Puts an account before another one in the person's own order; at the end without one. */
  'accounts:move': channel({
    request: z.object({ id, before: id.optional() }),
    reply: typed<undefined>(),
  }),
  /** Into the bin, where it stays for 30 days. */
  'accounts:remove': channel({ request: z.object({ id }), reply: typed<undefined>() }),
  'accounts:restore': channel({ request: z.object({ id }), reply: typed<AccountView>() }),
  'accounts:bin': channel({ request: nothing, reply: typed<BinnedView[]>() }),
  /** Removes what is in the bin for good. */
  'accounts:purge': channel({
    request: z.object({ ids: z.array(id).min(1).max(10_000) }),
    reply: typed<undefined>(),
  }),
  /** Accounts that share one key, as groups. */
  'accounts:duplicates': channel({ request: nothing, reply: typed<AccountView[][]>() }),
  /** Keeps one of a group, with the tags and notes of all; the others go to the bin. */
  'accounts:merge': channel({
    request: z.object({ keep: id, others: z.array(id).min(1).max(100) }),
    reply: typed<AccountView>(),
  }),
};

/** One account as the list shows it. */
export interface AccountView extends AccountDetails {
  id: string;
  issuer: string;
  account: string;
  type: KeyType;
  algorithm: Algorithm;
  digits: number;
  /** Seconds; absent for HOTP. */
  period?: number;
  /** The next counter; HOTP only. */
  counter?: number;
  /** Unix milliseconds. */
  addedAt: number;
  /** Higher is later; absent for an account whose code was never copied. */
  lastUse?: number;
}

/** The codes of one account at a moment. */
export interface CodeView {
  id: string;
  /** Absent for HOTP until one is asked for. */
  code?: string;
  /** The code of the next time step; absent for HOTP. */
  nextCode?: string;
  /** The present time step by this computer's clock, Unix milliseconds; absent for HOTP. */
  startsAt?: number;
  endsAt?: number;
}

/** An account in the bin. Moments in Unix milliseconds. */
export interface BinnedView {
  id: string;
  issuer: string;
  account: string;
  removedAt: number;
  /** When it is removed for good. */
  goesAt: number;
}

/** What a copy did. */
export interface Copied {
  issuer: string;
  account: string;
  /** The next code is not valid everywhere before its step begins. */
  which: 'present' | 'next';
  /** When the copied code becomes valid, if it is not valid yet. */
  startsAt?: number;
  /** When the clipboard is cleared, if it still holds the code (Unix milliseconds). */
  clearsAt: number;
}
