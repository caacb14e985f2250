import { expect, test } from 'vitest';
import { DAY } from '../../../shared/durations.ts';
import { BIN_KEEPS } from '../../spans.ts';
import { entry } from '../vault/testing/vaults.ts';
import { binned, emptied } from './bin.ts';

const NOW = Date.UTC(2026, 0, 31);
const CENTURY = 36_525 * DAY;
const ids = (entries: readonly { id: string }[]) => entries.map(({ id }) => id);

test('an account goes a day after its time was first seen to be over', () => {
  let all = emptied([binned(entry('a'), NOW), entry('in use')], NOW + BIN_KEEPS - 1);
  expect(ids(all)).toEqual(['a', 'in use']);
  all = emptied(all, NOW + BIN_KEEPS);
  expect(ids(emptied(all, NOW + BIN_KEEPS + DAY - 1))).toEqual(['a', 'in use']);
  expect(ids(emptied(all, NOW + BIN_KEEPS + DAY))).toEqual(['in use']);
});

test('one wrong clock empties nothing, before or after it is put right', () => {
  let all = emptied([binned(entry('a'), NOW)], NOW + CENTURY);
  expect(ids(all)).toEqual(['a']);
  // Put right: what was seen counts no more.
  all = emptied(all, NOW + DAY);
  all = emptied(all, NOW + CENTURY);
  expect(ids(all)).toEqual(['a']);
  all = emptied(all, NOW - CENTURY);
  expect(ids(emptied(all, NOW + BIN_KEEPS + DAY))).toEqual(['a']);
});
