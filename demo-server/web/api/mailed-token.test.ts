import { expect, test } from 'vitest';
import { tokenInHash } from './mailed-token.ts';

test('the token of a mailed link is read from behind the #, and from nowhere else', () => {
  expect(tokenInHash('#token=Ab_9-x')).toBe('Ab_9-x');
  expect(tokenInHash('#other=1&token=Ab')).toBe('Ab');
  for (const none of ['', '#', '#content', '#tokens=Ab']) expect(tokenInHash(none)).toBeUndefined();
});
