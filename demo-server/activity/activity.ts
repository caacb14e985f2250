import { normaliseEmail } from '../base/email.ts';
import { cursorFrom, PAGE, pageOf } from '../base/paging.ts';
import type { ActivityKind } from '../contract/index.ts';
import type { NamedEvent } from '../store/audit.ts';
import type { Store } from '../store/store.ts';

export type { NamedEvent };

/** A page of events, newest first. */
export interface ActivityPage {
  events: NamedEvent[];
  /** The cursor for the next page; `null` on the last one. */
  next: string | null;
}

/**
 * Returns a page of an account's audit log.
 *
 * @param before `next` of the previous page; an invalid text means the first page
 */
export async function readActivity(
  { store }: { store: Store },
  userId: string,
  { limit = PAGE, before }: { limit?: number | undefined; before?: string | undefined },
): Promise<ActivityPage> {
  const found = await store.audit.page({ userId }, limit + 1, cursorFrom(before));
  const { rows: events, next } = pageOf(found, limit, (event) => event);
  return { events, next };
}

/** Returns a page of the audit log of all accounts, newest first, or only of one account or one kind of event. */
export async function readAudit(
  { store }: { store: Store },
  {
    email,
    kind,
    before,
  }: { email?: string | undefined; kind?: ActivityKind | undefined; before?: string | undefined },
): Promise<ActivityPage> {
  const user = email === undefined ? undefined : await store.users.byEmail(normaliseEmail(email));
  if (email !== undefined && !user) return { events: [], next: null };
  const which = { userId: user?.id, kind };
  const found = await store.audit.page(which, PAGE + 1, cursorFrom(before));
  const { rows: events, next } = pageOf(found, PAGE, (event) => event);
  return { events, next };
}
