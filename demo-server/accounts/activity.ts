import type { AuditCursor, AuditEvent } from '../store/audit.ts';
import type { Store } from '../store/store.ts';

export type { AuditEvent };

/** Events of a page, unless asked otherwise. */
const PAGE = 20;

/** One page of what happened to an account, the newest first. */
export interface ActivityPage {
  events: AuditEvent[];
  /** What to ask for the page after with; `undefined` on the last one. */
  next: string | undefined;
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
  // One more than asked: whether there is another page.
  const events = await store.audit.page(userId, limit + 1, cursorFrom(before));
  const last = events[limit - 1];
  return {
    events: events.slice(0, limit),
    next: events.length > limit && last ? `${last.at}_${last.id}` : undefined,
  };
}

function cursorFrom(text: string | undefined): AuditCursor | undefined {
  const [, at, id] = /^(\d{1,15})_([0-9a-f-]{36})$/.exec(text ?? '') ?? [];
  return at !== undefined && id !== undefined ? { at: Number(at), id } : undefined;
}
