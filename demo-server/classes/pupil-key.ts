import type { KeyRing, SealedFor } from '../keys/key-ring.ts';
import type { PupilRecord } from '../store/classes.ts';

/** Returns the place that the key of a pupil is sealed for. */
export function sealedForPupil(id: string): SealedFor {
  return { purpose: 'class-key', userId: id, rowId: id };
}

/** Returns the key of a pupil in Base32. @throws SealError if it was altered or moved */
export function keyOf(keys: KeyRing, { id, sealedKey }: Pick<PupilRecord, 'id' | 'sealedKey'>): string {
  return keys.open(sealedKey, sealedForPupil(id));
}

/** Returns the issuer that an authenticator shows, so that no one takes the key for one of a real account. */
export function issuerOfClass(siteName: string): string {
  return `${siteName} class`;
}
