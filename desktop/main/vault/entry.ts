/** One account as the vault keeps it, and reading it back. */
import { z } from 'zod';
import { bytesFromBase32 } from '../../../shared/base32.ts';
import { ALGORITHMS, type KeyUri, MAX_PERIOD } from '../../../shared/key-uri.ts';
import { type AccountDetails, DETAILS, readDetails } from '../../account-fields.ts';

/** One account: its complete key URI with unknown parameters, so that an import and an export lose nothing. */
export interface Entry extends Partial<AccountDetails> {
  id: string;
  /** Unix milliseconds. */
  addedAt: number;
  key: KeyUri;
  /** When it was moved to the bin, Unix milliseconds; absent for an account in use. */
  removedAt?: number;
  /** When its time in the bin was first seen to be over, Unix milliseconds. It goes a day later at the earliest. */
  expiredAt?: number;
}

const common = {
  issuer: z.string(),
  account: z.string(),
  labelIssuer: z.string().optional(),
  secret: z.string().refine(isKey, 'is no key'),
  algorithm: z.enum(ALGORITHMS),
  extra: z.array(z.tuple([z.string(), z.string()])).default([]),
};
const digits = z.number().int().min(5).max(10);
const period = z.number().int().min(1).max(MAX_PERIOD);

/** Requires only what a code needs. Properties that this version does not know stay. */
const entrySchema = z.looseObject({
  id: z.string().min(1).max(64),
  addedAt: z.number().catch(0),
  key: z.discriminatedUnion('type', [
    z.looseObject({ type: z.literal('totp'), ...common, digits, period }),
    z.looseObject({
      type: z.literal('hotp'),
      ...common,
      digits,
      counter: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER),
    }),
    z.looseObject({ type: z.literal('steam'), ...common, digits: z.literal(5), period: z.literal(30) }),
  ]),
});

export type ReadEntry = { entry: Entry } | { fault: string | undefined };

/**
 * Reads one unsealed entry.
 *
 * @returns the entry, or the name of the part that is not valid ("key.period"), `undefined` for the entire text
 */
export function readEntry(text: string): ReadEntry {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { fault: undefined };
  }
  const read = entrySchema.safeParse(json);
  if (!read.success) return { fault: read.error.issues[0]?.path.join('.') || undefined };
  return { entry: withoutOddDetails(read.data as Entry) };
}

/** Returns the entry without invalid details, such as a tag that is not text. They must not stop the codes. */
function withoutOddDetails({ removedAt, expiredAt, ...entry }: Entry): Entry {
  const others = Object.entries(entry).filter(([name]) => !Object.hasOwn(DETAILS, name));
  return {
    ...(Object.fromEntries(others) as Pick<Entry, 'id' | 'addedAt' | 'key'>),
    ...readDetails({ ...entry }),
    ...(typeof removedAt === 'number' && { removedAt }),
    ...(typeof expiredAt === 'number' && { expiredAt }),
  };
}

function isKey(secret: string): boolean {
  try {
    return bytesFromBase32(secret).length > 0;
  } catch {
    return false;
  }
}
