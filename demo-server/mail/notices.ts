import { randomUUID } from 'node:crypto';
import { type Occasion, seenAt } from '../base/occasion.ts';
import type { Store } from '../store/store.ts';
import type { Nothing } from './kinds/details.ts';
import type { NoticeKind, Notices } from './kinds/index.ts';

export type { NoticeKind };

/** What a notice tells beside its kind; not asked for where that is nothing. */
type Told<Kind extends NoticeKind> = Nothing extends Notices[Kind] ? [] : [details: Notices[Kind]];

/**
 * Owes an account's owner a notice, at every address they have verified; at the one they sign in with while there is
 * none. It is written where it is called, inside the transaction that gave the reason, so that one event is one
 * notice and none is lost when the server stops.
 */
export async function notify<Kind extends NoticeKind>(
  { outbox }: Pick<Store, 'outbox'>,
  userId: string,
  kind: Kind,
  occasion: Occasion,
  ...[details]: Told<Kind>
): Promise<void> {
  await outbox.addForOwner({
    ...seenAt(occasion),
    userId,
    kind,
    details: details === undefined ? null : JSON.stringify(details),
  });
}

/** Owes one address a notice: one that {@link notify} leaves out, because nobody has proved to read it. */
export async function notifyAt<Kind extends NoticeKind>(
  { outbox }: Pick<Store, 'outbox'>,
  { userId, recipient }: { userId: string; recipient: string },
  kind: Kind,
  occasion: Occasion,
  ...[details]: Told<Kind>
): Promise<void> {
  await outbox.add({
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
