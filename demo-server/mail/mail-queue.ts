import type { Occasion } from '../base/occasion.ts';
import { cursorFrom, PAGE, pageOf } from '../base/paging.ts';
import { Refusal } from '../base/refusal.ts';
import type { QueuedMessage } from '../store/mail-queue.ts';
import type { Store } from '../store/store.ts';

export type ListedMessage = Omit<QueuedMessage, 'details' | 'sealedDetails'>;

/** A page of the mail queue, newest first, and the number of messages in each state. */
export interface QueuePage {
  counts: Record<QueuedMessage['state'], number>;
  messages: ListedMessage[];
  next: string | null;
}

/** Returns the state of mail, for admins. */
export async function viewMailQueue(
  { store }: { store: Store },
  { state, before }: { state?: QueuedMessage['state'] | undefined; before?: string | undefined },
): Promise<QueuePage> {
  const found = await store.mailQueue.page(PAGE + 1, cursorFrom(before), state);
  const { rows: messages, next } = pageOf(found, PAGE, (message) => message);
  return { counts: await store.mailQueue.counts(), messages, next };
}

/** Lets a waiting message be tried now. @throws Refusal if no waiting message has this id */
export async function retryMail({ store }: { store: Store }, id: string, { now }: Occasion): Promise<void> {
  if (!(await store.mailQueue.retry(id, now))) throw new Refusal('MESSAGE_NOT_WAITING');
}
