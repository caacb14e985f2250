import { MINUTE } from '../../shared/durations.ts';
import type { Occasion } from '../base/occasion.ts';
import type { Store } from '../store/store.ts';
import type { FullSession } from './sessions.ts';

/** Precision of the stored time, in milliseconds. A busy session costs at most one write in this time. */
const GRAIN_MS = MINUTE;

/** Stores when a session was last used. Owners recognise their sessions by it. */
export async function noteSeen(
  { store }: { store: Pick<Store, 'sessions'> },
  { id, lastSeenAt }: FullSession,
  { now }: Occasion,
): Promise<void> {
  if (lastSeenAt === null || now - lastSeenAt >= GRAIN_MS) await store.sessions.markSeen(id, now);
}
