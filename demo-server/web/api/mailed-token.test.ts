import { expect, test } from 'vitest';
import { tokenInHash } from './mailed-token.ts';

test('reads the token of a mailed link only from the part after the #', () => {
  expect(tokenInHash('#token=Ab_9-x')).toBe('Ab_9-x');
  expect(tokenInHash('#other=1&token=Ab')).toBe('Ab');
  for (const none of ['', '#', '#content', '#tokens=Ab']) expect(tokenInHash(none)).toBeUndefined();
});
