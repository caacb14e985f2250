import { expect, test } from 'vitest';
import { deletionOf } from './pending-deletion.ts';

test('a deletion is pending only in the credential epoch in which it was requested', () => {
  expect(deletionOf({ deletesAt: 7, deletionEpoch: 3, credentialEpoch: 3 })).toBe(7);
  expect(deletionOf({ deletesAt: 7, deletionEpoch: 3, credentialEpoch: 4 })).toBeNull();
  expect(deletionOf({ deletesAt: null, deletionEpoch: null, credentialEpoch: 0 })).toBeNull();
  expect(deletionOf({ deletesAt: 7, deletionEpoch: 0, credentialEpoch: 0 })).toBe(7);
});
