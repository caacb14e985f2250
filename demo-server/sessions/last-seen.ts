import { MINUTE } from '../../shared/durations.ts';
import type { Occasion } from '../base/occasion.ts';
import type { Store } from '../store/store.ts';
import type { FullSession } from './sessions.ts';

/** How exactly it is kept, in milliseconds: a session that is busy costs one write in this time. */
const GRAIN_MS = MINUTE;

/** Keeps when a session last asked for something, for its owner to recognise it by. */
export async function noteSeen(
  { store }: { store: Pick<Store, 'sessions'> },
  { id, lastSeenAt }: FullSession,
  { now }: Occasion,
): Promise<void> {
  if (lastSeenAt === null || now - lastSeenAt >= GRAIN_MS) await store.sessions.markSeen(id, now);
}
