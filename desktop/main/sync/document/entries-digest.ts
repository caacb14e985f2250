import { createHash } from 'node:crypto';
import type { Entry } from '../../vault/entry.ts';
import { fieldsOf } from './fields.ts';

/**
 * Returns a digest of what computers share about these entries, with their order. It tells whether a vault is the one that
 * the document was compared with.
 */
export function entriesDigest(entries: readonly Entry[]): string {
  return digestOf(entries.map(entryDigest).join(''));
}

/** Entries never change, so each one's digest is made once. */
const digests = new WeakMap<Entry, string>();

function entryDigest(entry: Entry): string {
  const known = digests.get(entry);
  if (known !== undefined) return known;
  const { singles, details, ...rest } = fieldsOf(entry);
  const parts = [entry.id, sorted(rest), sorted(details), sorted(Object.fromEntries(singles))];
  const digest = digestOf(JSON.stringify(parts));
  digests.set(entry, digest);
  return digest;
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('base64');
}

function sorted(value: object): [string, unknown][] {
  return Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
}
