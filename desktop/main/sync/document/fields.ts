/** An account as fields that merge on their own, and back. */
import { createHash } from 'node:crypto';
import { type AccountDetails, DETAILS } from '../../../account-fields.ts';
import type { Entry } from '../../vault/entry.ts';

/** JSON values, as the document stores them. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

/** Where an account is. `gone` accounts were deleted for good. */
export type Status = 'used' | 'bin' | 'gone';

/** Everything that determines an account's codes except a counter, in this order. */
export type KeyFunction = readonly [
  type: string,
  secret: string,
  algorithm: string,
  digits: number,
  period: number,
];

/** Properties that have one value: `k:issuer` is a property of the key, `x:addedAt` one of the entry. */
export type SingleField = `k:${string}` | `x:${string}`;

export interface Fields {
  status: Status;
  key: KeyFunction;
  /** The counter of the next code; only for `hotp`. */
  counter?: number;
  details: Partial<AccountDetails>;
  singles: ReadonlyMap<SingleField, Json>;
}

const IN_FUNCTION: ReadonlySet<string> = new Set([
  'type',
  'secret',
  'algorithm',
  'digits',
  'period',
  'counter',
]);
/** These depend on this computer's clock, so each computer has its own. */
const OF_THIS_COMPUTER: ReadonlySet<string> = new Set(['removedAt', 'expiredAt']);

/** Returns the fields of an entry. Empty details and absent properties have no field. */
export function fieldsOf(entry: Entry): Fields {
  const { id: _, key, removedAt, ...rest } = entry;
  const singles = new Map<SingleField, Json>();
  for (const [name, value] of Object.entries(key)) {
    if (!IN_FUNCTION.has(name) && value !== undefined) singles.set(`k:${name}`, value as Json);
  }
  const details: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(rest)) {
    if (value === undefined || OF_THIS_COMPUTER.has(name)) continue;
    if (!Object.hasOwn(DETAILS, name)) singles.set(`x:${name}`, value as Json);
    else if (!isEmpty(value)) details[name] = value;
  }
  return {
    status: removedAt === undefined ? 'used' : 'bin',
    key: functionOf(key),
    ...(key.type === 'hotp' && { counter: key.counter }),
    details,
    singles,
  };
}

/**
 * Returns an entry with these fields. It may be invalid, if a newer version of the app made the fields.
 *
 * @param removedAt Unix milliseconds of this computer's clock; used for an account in the bin
 */
export function entryOf(
  id: string,
  { status, key, counter, details, singles }: Fields,
  removedAt: number,
): Entry {
  const [type, secret, algorithm, digits, period] = key;
  const properties = (kind: 'k' | 'x') =>
    Object.fromEntries(
      [...singles].flatMap(([name, value]) => (name.startsWith(`${kind}:`) ? [[name.slice(2), value]] : [])),
    );
  return {
    ...properties('x'),
    id,
    key: {
      ...properties('k'),
      type,
      secret,
      algorithm,
      digits,
      ...(type === 'hotp' ? { counter: counter ?? 0 } : { period }),
    },
    ...details,
    ...(status === 'bin' && { removedAt }),
  } as Entry;
}

/** Returns what determines a key's codes. */
export function functionOf(key: Entry['key']): KeyFunction {
  return [key.type, key.secret, key.algorithm, key.digits, key.type === 'hotp' ? 0 : key.period];
}

/** Returns a short name of a key's function. It is the same on every computer. */
export function nameOfFunction(key: KeyFunction): string {
  return createHash('sha256').update(JSON.stringify(key)).digest('hex').slice(0, 16);
}

/**
 * Returns the id of the second account that is made when two computers give one account different keys. It is the same
 * on every computer.
 */
export function idOfSecond(id: string, key: KeyFunction): string {
  return createHash('sha256')
    .update(JSON.stringify([id, key]))
    .digest('hex')
    .slice(0, 32);
}

/** Whether an id may be one of {@link idOfSecond}. Other accounts' ids are UUIDs, with hyphens. */
export function isIdOfSecond(id: string): boolean {
  return /^[0-9a-f]{32}$/.test(id);
}

export function isEmpty(value: unknown): boolean {
  return value === false || value === '' || (Array.isArray(value) && value.length === 0);
}
