import { type Occasion, seenAt } from '../base/occasion.ts';
import type { Store } from '../store/store.ts';
import type { Nothing } from './kinds/details.ts';
import type { NoticeKind, Notices } from './kinds/index.ts';

export type { NoticeKind, Notices };

/** The details of a kind of notice, as the last argument. Kinds without details have none. */
type DetailsArgument<Kind extends NoticeKind> = Nothing extends Notices[Kind] ? [] : [details: Notices[Kind]];

/**
 * Queues a notice to the sign-in address of an account and to every other verified one. Call it
 * inside the transaction that gave the reason: one event is one notice then, and none is lost when the server stops.
 */
export async function notifyOwner<Kind extends NoticeKind>(
  { mailQueue }: Pick<Store, 'mailQueue'>,
  userId: string,
  kind: Kind,
  occasion: Occasion,
  ...[details]: DetailsArgument<Kind>
): Promise<void> {
  await mailQueue.addForOwner({
    ...seenAt(occasion),
    userId,
    kind,
    details: details === undefined ? null : JSON.stringify(details),
  });
}
