import type { AuditEvent } from '../store/audit.ts';
import type { Store } from '../store/store.ts';
import { ANN } from './test-site.ts';

/** What the audit log holds of an account, the oldest first. */
export async function auditOf(store: Store, email = ANN.email): Promise<AuditEvent[]> {
  return store.audit.of((await store.users.byEmail(email))?.id ?? '');
}

/** What mail an account's owner is owed, the oldest first. */
export async function noticesTo(store: Store, email = ANN.email): Promise<string[]> {
  const user = await store.users.byEmail(email);
  return (await store.outbox.of(user?.id ?? '')).map(({ kind }) => kind);
}
