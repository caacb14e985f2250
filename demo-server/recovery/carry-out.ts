import type { RecoveryParts } from './parts.ts';
import { resetSecondFactor } from './reset.ts';

/**
 * Carries out resets whose waiting period is over. Several servers may run this at once: the write that ends a recovery
 * decides which of them resets, in the same transaction.
 *
 * @param now Unix milliseconds
 */
export async function carryOutDueResets(
  { store, keys }: Pick<RecoveryParts, 'store' | 'keys'>,
  now: number,
): Promise<void> {
  for (const { id, userId, address, userAgent } of await store.recoveries.due(now)) {
    await store.transaction(async (write) => {
      if (!(await write.recoveries.finish(id, now))) return;
      await resetSecondFactor(write, keys, userId, { way: 'recovery-link' }, { now, address, userAgent });
    });
  }
}
