import type { Logger } from 'pino';
import type { Clock } from '../base/occasion.ts';
import { addresseeAt } from '../mail/addressee.ts';
import { isSuspended } from '../sessions/suspended.ts';
import type { RecoveryAsk } from '../store/recoveries.ts';
import { beginRecovery } from './begin.ts';
import { cancelNeedlessRecoveries } from './cancel.ts';
import { carryOutDueResets } from './carry-out.ts';
import type { RecoveryParts } from './parts.ts';

/** Requests handled in one round. */
const MOST_ASKS = 50;

/** What the desk needs: no passwords and no limits. */
export type DeskParts = Pick<RecoveryParts, 'store' | 'keys' | 'recovery'> & { clock: Clock; logger: Logger };

/**
 * Handles requests for links, cancels resets that are no longer needed, and carries out resets whose waiting period is
 * over. It runs in the background, so that response times do not show what a request leads to. All work is in the
 * database: a server that stops loses none of it, and of several servers only one does it.
 *
 * A request that fails is logged and does not delay the others.
 */
export async function workAtRecoveryDesk(parts: DeskParts): Promise<void> {
  const { store, logger, clock } = parts;
  for (const ask of await store.recoveries.asks(MOST_ASKS)) {
    await answerAsk(parts, ask).catch((error: unknown) =>
      logger.error({ err: error }, 'a request for recovery links could not be looked at'),
    );
  }
  await cancelNeedlessRecoveries(parts, clock());
  await carryOutDueResets(parts, clock());
}

/**
 * Starts the requested recovery if the account exists and is not suspended, and deletes the request. Otherwise it does
 * the same work for nobody: see demo-server/mail/addressee.ts.
 */
async function answerAsk(parts: DeskParts, ask: RecoveryAsk): Promise<void> {
  const { id, email, at: now, address, userAgent } = ask;
  await parts.store.transaction(async (write) => {
    if (!(await write.recoveries.takeAsk(id))) return;
    const to = addresseeAt(email, await write.users.byEmail(email), isSuspended);
    await beginRecovery(write, parts, to, { now, address, userAgent });
  });
}
