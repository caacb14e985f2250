import type { Occasion } from '../occasion.ts';
import type { Store } from '../store/store.ts';

/** What an account's owner is told by mail. */
export type NoticeKind =
  | 'two-factor-enabled'
  | 'two-factor-replaced'
  | 'two-factor-disabled'
  | 'backup-codes-generated'
  | 'backup-code-used'
  | 'backup-codes-low'
  /** Wrong codes began to be slowed down: somebody knows the password. Once for each run of them. */
  | 'codes-slowed'
  /** A hundred wrong codes in a row: codes are refused until a backup code is used. */
  | 'codes-locked'
  /** A recovery has taken the second factor away. */
  | 'second-factor-reset';

/**
 * Owes an account's owner a notice. It is written where it is called, inside the transaction that gave the reason,
 * so that one event is one notice and none is lost when the server stops.
 */
export async function notify(
  { outbox }: Pick<Store, 'outbox'>,
  userId: string,
  kind: NoticeKind,
  { now, address, userAgent }: Occasion,
): Promise<void> {
  await outbox.add({ userId, kind, at: now, address, userAgent });
}
