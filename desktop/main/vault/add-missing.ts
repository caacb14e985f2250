/** What a restore adds, from a backup and from a recovery kit alike. */
import { randomUUID } from 'node:crypto';
import type { Restored } from '../../ipc/backup.ts';
import type { Entry } from './entry.ts';
import type { VaultHandlerParts } from './handler-parts.ts';

/** Adds the entries that the vault does not have: no account with the same key under the same name. */
export async function addMissing(
  { vault, emit }: Pick<VaultHandlerParts, 'vault' | 'emit'>,
  found: readonly Entry[],
): Promise<Restored> {
  let added = 0;
  await vault.change((entries) => {
    const ids = new Set(entries.map(({ id }) => id));
    const keys = new Set(entries.map(sameness));
    const fresh = found.filter((entry) => !keys.has(sameness(entry)));
    added = fresh.length;
    // The same entry with another key was changed since: both are kept, under identifiers of their own.
    return [
      ...entries,
      ...fresh.map((entry) => (ids.has(entry.id) ? { ...entry, id: randomUUID() } : entry)),
    ];
  });
  if (added > 0) emit('accounts:changed', undefined);
  return { added, present: found.length - added };
}

function sameness({ key }: Entry): string {
  return JSON.stringify([key.type, key.secret, key.issuer, key.account]);
}
