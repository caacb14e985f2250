import type { SealedFor } from '../keys/key-ring.ts';

/** Where a key is sealed to. The row stays the same when *verify* becomes *2fa*, so the seal does, too. */
export function sealedForTotpSecret({ id, userId }: { id: string; userId: string }): SealedFor {
  return { purpose: 'totp-secret', userId, rowId: id };
}
