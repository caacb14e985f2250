import { z } from 'zod';
import type { Algorithm } from '../../shared/key-uri.ts';
import { channel, typed } from './channel.ts';
import { id, nothing } from './values.ts';

/** Issuer and account as people type them. */
const name = z.string().trim().max(200);

/** A key typed by hand, before it is checked. */
export const typedKey = z.object({
  issuer: name,
  account: name,
  secret: z.string().max(4096),
  type: z.enum(['totp', 'hotp', 'steam']),
  algorithm: z.enum(['SHA1', 'SHA256', 'SHA512']),
  digits: z.number().int().min(6).max(10),
  /** Seconds; time-based keys only. */
  period: z.number().int().min(1).max(86_400),
  /** Counter-based keys only. */
  counter: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER),
});
export type TypedKey = z.infer<typeof typedKey>;

/** Everything about an account. An empty `secret` keeps the key it has. */
export const accountEdit = typedKey.extend({
  id,
  favourite: z.boolean(),
  tags: z.array(z.string().trim().min(1).max(40)).max(20),
});
export type AccountEdit = z.infer<typeof accountEdit>;

export const accounts = {
  'accounts:list': channel({ request: nothing, reply: typed<AccountView[]>() }),
  /** The codes of the rows in sight: codes nobody looks at are not made. */
  'accounts:codes': channel({
    request: z.object({ ids: z.array(id).max(200) }),
    reply: typed<CodeView[]>(),
  }),
  /** Copies the present code. `next` copies the next one, for a code about to expire; `usable` takes whichever lasts. */
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
  /** Keeps one of a group, with the tags of all; the others go to the bin. */
  'accounts:merge': channel({
    request: z.object({ keep: id, others: z.array(id).min(1).max(100) }),
    reply: typed<AccountView>(),
  }),
};

/** One account as the list shows it. */
export interface AccountView {
  id: string;
  issuer: string;
  account: string;
  type: 'totp' | 'hotp' | 'steam';
  algorithm: Algorithm;
  digits: number;
  /** Seconds; absent for HOTP. */
  period?: number;
  /** The next counter; HOTP only. */
  counter?: number;
  /** Unix milliseconds. */
  addedAt: number;
  favourite: boolean;
  tags: readonly string[];
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
