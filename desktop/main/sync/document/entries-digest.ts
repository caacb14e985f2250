import { createHash } from 'node:crypto';
import type { Entry } from '../../vault/entry.ts';
import { fieldsOf } from './fields.ts';

/**
 * Returns a digest of what computers share about these entries, with their order. It tells whether a vault is the one that
 * the document was compared with.
 */
export function entriesDigest(entries: readonly Entry[]): string {
  const hash = createHash('sha256');
  for (const entry of entries) {
    const { singles, details, ...rest } = fieldsOf(entry);
    hash.update(
      JSON.stringify([entry.id, sorted(rest), sorted(details), sorted(Object.fromEntries(singles))]),
    );
  }
  return hash.digest('base64');
}

function sorted(value: object): [string, unknown][] {
  return Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
}
