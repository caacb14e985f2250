import type { z } from 'zod';
import { type Occasion, seenAt } from '../base/occasion.ts';
import { MOST_EXPORTED_EVENTS, type routes } from '../contract/index.ts';
import type { ProofParts } from '../factors/parts.ts';
import { notifyOwner } from '../mail/notices.ts';
import { type Authority, confirmOwner } from '../proof/confirm-owner.ts';
import { assertAlive } from '../sessions/alive.ts';
import type { FullSession } from '../sessions/sessions.ts';
import { reserveOrRefuse } from '../throttle/refuse.ts';

/** An export, before the contract has checked it. */
export type AccountData = z.input<(typeof routes)['exportAccountData']['reply']>;

/**
 * Returns what the site has stored about the user's account, without secrets: demo-server/store/account-data-columns.ts says of every column
 * whether it is in it. Notifies the owner, because someone else may have asked.
 *
 * @throws Refusal if the owner is not confirmed, or there were too many exports
 */
export async function exportAccountData(
  parts: ProofParts,
  session: FullSession,
  asked: Authority,
  occasion: Occasion,
): Promise<AccountData> {
  const { store, limits } = parts;
  const { userId } = session;
  await confirmOwner(parts, session, asked, 'data-exported', occasion);
  const throttle = { key: `export:${userId}`, limit: limits.recoveries };
  const refusal = await reserveOrRefuse(store, throttle, 'TOO_MANY_EXPORTS', occasion.now);
  if (refusal) throw refusal;
  return store.transaction(async (write) => {
    await assertAlive(write, session, occasion);
    const { account, ...lists } = await write.accountData.of(userId, MOST_EXPORTED_EVENTS);
    // After the data was read: the export shows the account as it was before.
    const entry = { ...seenAt(occasion), userId, kind: 'data-exported', sessionId: session.id } as const;
    await write.audit.record({ ...entry, outcome: 'success' });
    await notifyOwner(write, userId, 'data-exported', occasion);
    // The names come from store/account-data-columns.ts, and the contract checks each of them before the reply is sent.
    return {
      format: 'countersign-account-data',
      version: 1,
      exportedAt: new Date(occasion.now).toISOString(),
      account: account?.[0],
      ...lists,
    } as unknown as AccountData;
  });
}
