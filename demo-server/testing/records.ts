import type { AuditEvent } from '../store/audit.ts';
import type { Store } from '../store/store.ts';
import { ANN } from './test-site.ts';

/** Returns the audit log of an account, oldest first. */
export async function auditOf(store: Store, email = ANN.email): Promise<AuditEvent[]> {
  return store.audit.of((await store.users.byEmail(email))?.id ?? '');
}

/** Returns the kinds of all messages to an account's owner, oldest first, except those that confirm an address. */
export async function noticesTo(store: Store, email = ANN.email): Promise<string[]> {
  const user = await store.users.byEmail(email);
  const messages = await store.mailQueue.of(user?.id ?? '');
  return messages.map(({ kind }) => kind).filter((kind) => kind !== 'verify-address');
}
