import type { Occasion } from '../base/occasion.ts';
import { Refusal } from '../base/refusal.ts';
import type { SecurityQuestion } from '../contract/index.ts';
import { hashToken } from '../sessions/token.ts';
import type { RecoveryState } from '../store/recoveries.ts';
import type { RecoveryParts } from './parts.ts';
import { questionsIn } from './questions.ts';

/** Returns the state of a recovery. `void` means expired, replaced, cancelled, or outdated by a changed credential. */
export function recoveryStateOf(
  { epoch, currentEpoch, expiresAt, usedAt, endedAs }: RecoveryState,
  now: number,
): 'open' | 'waiting' | 'done' | 'void' {
  if (endedAs === 'done') return 'done';
  if (endedAs !== null || epoch !== currentEpoch) return 'void';
  if (usedAt !== null) return 'waiting';
  return expiresAt > now ? 'open' : 'void';
}

/** What a recovery link shows to anyone who has it. */
export interface RecoveryView {
  state: 'open' | 'waiting' | 'done';
  email: string;
  expiresAt: number;
  waitMs: number;
  dueAt: number | null;
  questions: SecurityQuestion[];
}

/** Returns what a link is for, without using it up. @throws Refusal if the link is no longer valid */
export async function viewRecovery(
  { store, recovery: { waitMs, securityQuestions } }: Pick<RecoveryParts, 'store' | 'recovery'>,
  token: string,
  { now }: Occasion,
): Promise<RecoveryView> {
  const recovery = await store.recoveries.byToken(hashToken(token), 'use');
  const state = recovery && recoveryStateOf(recovery, now);
  const user = recovery && (await store.users.byId(recovery.userId));
  if (!recovery || !user || !state || state === 'void') throw new Refusal('RECOVERY_LINK_INVALID');
  const asks = state === 'open' && securityQuestions;
  return {
    state,
    email: user.email,
    expiresAt: recovery.expiresAt,
    waitMs,
    dueAt: recovery.dueAt,
    questions: asks ? questionsIn(await store.securityQuestions.of(user.id)) : [],
  };
}
