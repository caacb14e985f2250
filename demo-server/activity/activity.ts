import { normaliseEmail } from '../base/email.ts';
import { cursorFrom, PAGE, pageOf } from '../base/paging.ts';
import type { ActivityKind } from '../contract/index.ts';
import type { NamedEvent } from '../store/audit.ts';
import type { Store } from '../store/store.ts';

export type { NamedEvent };

/** One page of what happened, the newest first. */
export interface ActivityPage {
  events: NamedEvent[];
  /** What to ask for the page after with; `null` on the last one. */
  next: string | null;
}

/**
 * Reads a page of an account's audit log.
 *
 * @param before `next` of the page before; a text that no page gave is read as the first page
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

/** Reads a page of the whole audit log: of every account, of one, or of one kind of event; the newest first. */
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
