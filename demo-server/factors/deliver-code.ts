import { MINUTE } from '../../shared/durations.ts';
import type { Occasion } from '../base/occasion.ts';
import { SENT_CODE_MS, type SendingMethod } from '../contract/index.ts';
import type { KeyRing } from '../keys/key-ring.ts';
import { queueLetter } from '../mail/post.ts';
import type { Store } from '../store/store.ts';

/** Queues a code for its recipient. It is stored sealed, deleted after delivery, and not sent once it has expired. */
export function deliverCode(
  write: Store,
  keys: KeyRing,
  {
    userId,
    method,
    recipient,
    code,
    expiresAt,
  }: { userId: string; method: SendingMethod; recipient: string; code: string; expiresAt: number },
  occasion: Occasion,
): Promise<void> {
  return queueLetter(
    write,
    keys,
    {
      userId,
      recipient,
      channel: method === 'sms' ? 'sms' : 'mail',
      kind: 'second-factor-code',
      details: { code, minutes: SENT_CODE_MS / MINUTE },
      lapsesAt: expiresAt,
    },
    occasion,
  );
}
