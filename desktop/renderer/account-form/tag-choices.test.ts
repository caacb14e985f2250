import { expect, test } from 'vitest';
import { offeredTags } from './tag-choices.tsx';

test('tags in use are offered, and while one is typed those that begin like it', () => {
  const inUse = ['Work', 'Bank', 'Work', 'Öffentlich', 'web'];
  expect(offeredTags(inUse, '', 'de')).toEqual(['Bank', 'Öffentlich', 'web', 'Work']);
  expect(offeredTags(inUse, 'Bank, ', 'de')).toHaveLength(4);
  expect(offeredTags(inUse, 'Bank, w', 'de')).toEqual(['web', 'Work']);
  expect(offeredTags(inUse, 'ö', 'de')).toEqual(['Öffentlich']);
  expect(offeredTags(inUse, 'work', 'de')).toHaveLength(4);
  expect(offeredTags(inUse, 'new', 'de')).toEqual([]);
});
