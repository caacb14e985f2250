import { randomUUID } from 'node:crypto';
import { type Occasion, seenAt } from '../base/occasion.ts';
import type { Store } from '../store/store.ts';
import type { Nothing } from './kinds/details.ts';
import type { NoticeKind, Notices } from './kinds/index.ts';

export type { NoticeKind };

/** The details of a kind of notice, as the last argument. Kinds without details have none. */
type DetailsArgument<Kind extends NoticeKind> = Nothing extends Notices[Kind] ? [] : [details: Notices[Kind]];

/**
 * Queues a notice to every verified address of an account. If none is verified, sends it to the sign-in address. Call
 * it in the transaction of the event, so that each event gives exactly one notice and none is lost when the server
 * stops.
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

/** Queues a notice to one address that {@link notifyOwner} leaves out because it is not verified. */
export async function notifyAddress<Kind extends NoticeKind>(
  { mailQueue }: Pick<Store, 'mailQueue'>,
  { userId, recipient }: { userId: string; recipient: string },
  kind: Kind,
  occasion: Occasion,
  ...[details]: DetailsArgument<Kind>
): Promise<void> {
  await mailQueue.add({
    ...seenAt(occasion),
    id: randomUUID(),
    userId,
    recipient,
    kind,
    details: details === undefined ? null : JSON.stringify(details),
    state: 'waiting',
    nextTryAt: occasion.now,
  });
}
