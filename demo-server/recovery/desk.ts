import type { Logger } from 'pino';
import type { Clock } from '../base/occasion.ts';
import type { RecoveryAsk } from '../store/recoveries.ts';
import { beginRecovery } from './begin.ts';
import { cancelNeedlessRecoveries } from './cancel.ts';
import { carryOutDueResets } from './carry-out.ts';
import type { RecoveryParts } from './parts.ts';

/** Requests looked at in one turn. */
const MOST_ASKS = 50;

/** What the desk works with: it needs no password and no limit. */
export type DeskParts = Pick<RecoveryParts, 'store' | 'keys' | 'recovery'> & { clock: Clock; logger: Logger };

/**
 * Looks at what people asked for, cancels resets that wait for nothing, and carries out those whose waiting time is
 * over: beside the requests, so that how long an answer takes tells nothing of what follows from it. What is to be done
 * is in the database, so a server that stops, or is stopped, loses none of it, and of several servers one does it.
 *
 * One request that cannot be looked at is logged, and holds up no other.
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

/** Begins the recovery that somebody asked for, if there is such an account. The request is gone with it. */
async function answerAsk(parts: DeskParts, ask: RecoveryAsk): Promise<void> {
  const { id, email, at: now, address, userAgent } = ask;
  await parts.store.transaction(async (write) => {
    if (!(await write.recoveries.takeAsk(id))) return;
    const user = await write.users.byEmail(email);
    if (user) await beginRecovery(write, parts, user, { now, address, userAgent });
  });
}
