import type { AuditEvent } from '../store/audit.ts';
import type { Store } from '../store/store.ts';
import { ANN } from './test-site.ts';

/** What the audit log holds of an account, the oldest first. */
export async function auditOf(store: Store, email = ANN.email): Promise<AuditEvent[]> {
  return store.audit.of((await store.users.byEmail(email))?.id ?? '');
}

/** What an account's owner was told by mail, the oldest first; that they were asked to prove their address aside. */
export async function noticesTo(store: Store, email = ANN.email): Promise<string[]> {
  const user = await store.users.byEmail(email);
  const messages = await store.mailQueue.of(user?.id ?? '');
  return messages.map(({ kind }) => kind).filter((kind) => kind !== 'verify-address');
}
