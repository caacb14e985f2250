import type { Occasion } from '../base/occasion.ts';
import { Refusal } from '../base/refusal.ts';
import { type EpochTables, endAllTrust } from './credential-change.ts';
import { type FullSession, type StartedSession, startSession } from './sessions.ts';

/**
 * Ends everything that belongs to the credential epoch of an account, and starts a full session for the browser that
 * changed a credential. Call it in the transaction of the change.
 *
 * @param provenAt when the second factor was confirmed; `null` if the new session must not count as confirmed
 * @throws Refusal `UNAUTHORIZED` if the account was deleted
 */
export async function startAnew(
  write: EpochTables,
  { userId }: Pick<FullSession, 'userId'>,
  provenAt: number | null,
  occasion: Occasion,
): Promise<StartedSession> {
  const epoch = await endAllTrust(write, userId);
  if (epoch === undefined) throw new Refusal('UNAUTHORIZED');
  return startSession(write, 'full', { userId, epoch, provenAt }, occasion);
}
