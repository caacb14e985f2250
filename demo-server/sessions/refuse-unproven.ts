import { Refusal } from '../base/refusal.ts';
import type { Store } from '../store/store.ts';
import type { FullSession } from './sessions.ts';

/**
 * Refuses an action because the second factor was not confirmed recently. A proof that is too old is forgotten at the
 * same time: a clock that is set back does not make it recent again.
 *
 * @throws Refusal `STEP_UP_REQUIRED`, always
 */
export async function refuseUnproven(
  { sessions }: Pick<Store, 'sessions'>,
  { id, provenAt }: Pick<FullSession, 'id' | 'provenAt'>,
): Promise<never> {
  if (provenAt !== null) await sessions.forgetProof(id, provenAt);
  throw new Refusal('STEP_UP_REQUIRED');
}
