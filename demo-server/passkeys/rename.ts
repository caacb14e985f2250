import { type Occasion, seenAt } from '../base/occasion.ts';
import { Refusal } from '../base/refusal.ts';
import type { FullSession } from '../sessions/sessions.ts';
import type { Store } from '../store/store.ts';

/** Renames a passkey. @throws Refusal if the account has no such passkey */
export async function renamePasskey(
  { store }: { store: Store },
  { userId, id: sessionId }: FullSession,
  { id, name }: { id: string; name: string },
  occasion: Occasion,
): Promise<void> {
  await store.transaction(async (write) => {
    if (!(await write.passkeys.rename(id, userId, name))) throw new Refusal('PASSKEY_NOT_FOUND');
    const entry = { ...seenAt(occasion), userId, kind: 'passkey-renamed', sessionId } as const;
    await write.audit.record({ ...entry, outcome: 'success' });
  });
}
