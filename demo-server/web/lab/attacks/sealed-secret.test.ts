import { expect, it } from 'vitest';
import { KeyRing } from '../../../keys/key-ring.ts';
import { openSecret, sealSecret } from './sealed-secret.ts';

const key = Uint8Array.from({ length: 32 }, (_, place) => (place * 37 + 11) % 251);
const place = { userId: 'ann', rowId: 'row-1' };
const belongsTo = { purpose: 'totp-secret', ...place } as const;
const ring = new KeyRing(new Map([['k1', key]]));

it('opens what the server’s key ring sealed, and the server opens what it sealed', () => {
  expect(openSecret(ring.seal('JBSWY3DPEHPK3PXP', belongsTo), key, place)).toBe('JBSWY3DPEHPK3PXP');
  expect(ring.open(sealSecret('JBSWY3DPEHPK3PXP', 'k1', key, place), belongsTo)).toBe('JBSWY3DPEHPK3PXP');
});

it('does not open with another key, in another row, or after a change', () => {
  const envelope = sealSecret('JBSWY3DPEHPK3PXP', 'k1', key, place);
  const altered = `${envelope.slice(0, -2)}${envelope.endsWith('AA') ? 'BB' : 'AA'}`;
  expect(openSecret(envelope, Uint8Array.from(key).fill(1), place)).toBeUndefined();
  expect(openSecret(envelope, key, { ...place, userId: 'mallory' })).toBeUndefined();
  expect(openSecret(altered, key, place)).toBeUndefined();
  expect(openSecret('v1.k1.AAAA', key, place)).toBeUndefined();
});
