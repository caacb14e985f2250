import { type KeyRing, SealError } from '../keys/key-ring.ts';
import type { SealedValueStore } from '../store/sealed-values.ts';

/** Number of values per batch. */
const BATCH = 100;

export interface Rotation {
  /** The key that now seals all values. */
  keyId: string;
  resealed: number;
  /** Rows whose value no key of the ring can open; they are not changed. */
  unreadable: string[];
}

/**
 * Reseals all values that are not sealed with the ring's first key. Servers may run meanwhile: a value that one of them
 * changes is not overwritten, but read again.
 *
 * It can be stopped at any time: each value is under one key or the other, and the next run continues.
 */
export async function resealAll(sealed: SealedValueStore, keys: KeyRing, now: number): Promise<Rotation> {
  const keyId = keys.currentId;
  await sealed.rememberKey(keyId, keys.fingerprint(keyId) ?? '', now);
  const unreadable = new Set<string>();
  let resealed = 0;
  // Repeats after a pass with changes, because a server may have sealed with an older key meanwhile.
  for (let changed = -1; changed !== 0; ) {
    changed = 0;
    for (let after = ''; ; ) {
      const batch = await sealed.notUnder(keyId, after, BATCH);
      for (const value of batch) {
        after = value.belongsTo.rowId;
        try {
          const text = keys.open(value.envelope, value.belongsTo);
          if (await sealed.replace(value, keys.seal(text, value.belongsTo))) changed += 1;
        } catch (error) {
          if (!(error instanceof SealError)) throw error;
          unreadable.add(after);
        }
      }
      if (batch.length < BATCH) break;
    }
    resealed += changed;
  }
  await forgetUnused(sealed, keyId);
  return { keyId, resealed, unreadable: [...unreadable] };
}

async function forgetUnused(sealed: SealedValueStore, currentId: string): Promise<void> {
  for (const id of (await sealed.fingerprints()).keys()) {
    if (id !== currentId && !(await sealed.anyUnder(id))) await sealed.forgetKey(id);
  }
}
