import type { SealedFor } from '../keys/key-ring.ts';

/** Returns the place a key is sealed for. The row, and so the seal, stays the same when *verify* becomes *2fa*. */
export function sealedForTotpSecret({ id, userId }: { id: string; userId: string }): SealedFor {
  return { purpose: 'totp-secret', userId, rowId: id };
}
