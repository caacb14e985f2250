/** Adding the accounts of a backup or a recovery kit to the vault. */
import { randomUUID } from 'node:crypto';
import type { Restored } from '../../ipc/backup.ts';
import type { Entry } from './entry.ts';
import type { VaultHandlerParts } from './handler-parts.ts';

/** Adds the entries that the vault lacks. An entry with the same key and the same name counts as present. */
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
    // The identifier with another key: the entry changed after the backup. Both stay, so this one gets a new identifier.
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
