import type { RecoveryParts } from './parts.ts';
import { resetSecondFactor } from './reset.ts';

/**
 * Resets what was used and has waited long enough. Any number of servers may do it at once: the write that ends a
 * recovery decides which of them does, and the reset happens together with it.
 *
 * @param now Unix milliseconds
 */
export async function carryOutDueResets({ store }: Pick<RecoveryParts, 'store'>, now: number): Promise<void> {
  for (const { id, userId, address, userAgent } of await store.recoveries.due(now)) {
    await store.transaction(async (write) => {
      if (!(await write.recoveries.finish(id, now))) return;
      await resetSecondFactor(write, userId, { way: 'recovery-link' }, { now, address, userAgent });
    });
  }
}
