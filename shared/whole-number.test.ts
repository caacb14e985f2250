import { expect, it } from 'vitest';
import { wholeNumber } from './whole-number.ts';

it.each([
  ['0', 0],
  [' 60 ', 60],
  ['６０', 60],
  ['٦٠', 60],
  ['६०', 60],
  ['100', 100],
  ['007', 7],
  ['101', undefined],
  ['', undefined],
  [' ', undefined],
  ['-1', undefined],
  ['1.5', undefined],
  ['1e1', undefined],
  ['6 0', undefined],
  ['sixty', undefined],
  ['1'.repeat(17), undefined],
])('reads %j as %j', (text, value) => {
  expect(wholeNumber(text, 0, 100)).toBe(value);
});

it('refuses a number that JavaScript cannot tell from the next one', () => {
  expect(wholeNumber('9007199254740991', 0, Number.MAX_SAFE_INTEGER)).toBe(Number.MAX_SAFE_INTEGER);
  expect(wholeNumber('9007199254740993', 0, Number.POSITIVE_INFINITY)).toBeUndefined();
});
