import type { Occasion } from '../base/occasion.ts';
import { cursorFrom, PAGE, pageOf } from '../base/paging.ts';
import { Refusal } from '../base/refusal.ts';
import type { OutboxMessage } from '../store/outbox.ts';
import type { Store } from '../store/store.ts';

export type QueuedMessage = Omit<OutboxMessage, 'details' | 'sealedDetails'>;

/** A page of the mail queue, the newest first, and how many messages there are in each state. */
export interface QueuePage {
  counts: Record<OutboxMessage['state'], number>;
  messages: QueuedMessage[];
  next: string | null;
}

/** What became of mail, for those who look after the site. */
export async function viewMailQueue(
  { store }: { store: Store },
  { state, before }: { state?: OutboxMessage['state'] | undefined; before?: string | undefined },
): Promise<QueuePage> {
  const found = await store.outbox.page(PAGE + 1, cursorFrom(before), state);
  const { rows: messages, next } = pageOf(found, PAGE, (message) => message);
  return { counts: await store.outbox.counts(), messages, next };
}

/** Lets a message that waits be tried now. @throws Refusal when none of that id does */
export async function retryMessage(
  { store }: { store: Store },
  id: string,
  { now }: Occasion,
): Promise<void> {
  if (!(await store.outbox.retry(id, now))) throw new Refusal('MESSAGE_NOT_WAITING');
}
