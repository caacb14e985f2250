import type { Occasion } from '../base/occasion.ts';
import { cursorFrom, PAGE, pageOf } from '../base/paging.ts';
import { Refusal } from '../base/refusal.ts';
import type { QueuedMessage } from '../store/mail-queue.ts';
import type { Store } from '../store/store.ts';

export type ListedMessage = Omit<QueuedMessage, 'details' | 'sealedDetails'>;

/** A page of the mail queue, the newest first, and how many messages there are in each state. */
export interface QueuePage {
  counts: Record<QueuedMessage['state'], number>;
  messages: ListedMessage[];
  next: string | null;
}

/** What became of mail, for those who look after the site. */
export async function viewMailQueue(
  { store }: { store: Store },
  { state, before }: { state?: QueuedMessage['state'] | undefined; before?: string | undefined },
): Promise<QueuePage> {
  const found = await store.mailQueue.page(PAGE + 1, cursorFrom(before), state);
  const { rows: messages, next } = pageOf(found, PAGE, (message) => message);
  return { counts: await store.mailQueue.counts(), messages, next };
}

/** Lets a message that waits be tried now. @throws Refusal when none of that id does */
export async function retryMail({ store }: { store: Store }, id: string, { now }: Occasion): Promise<void> {
  if (!(await store.mailQueue.retry(id, now))) throw new Refusal('MESSAGE_NOT_WAITING');
}
