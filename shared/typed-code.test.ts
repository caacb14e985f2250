import { expect, it } from 'vitest';
import { typedCode } from './typed-code.ts';

it.each([
  ['7K2M-X9QD', '7K2M-X9QD'],
  ['７Ｋ２Ｍ－Ｘ９ＱＤ', '7K2M-X9QD'],
  ['٧K٢M-X٩QD', '7K2M-X9QD'],
  ['７ｋ２ｍ　ｘ９ｑｄ', '7k2m x9qd'],
])('reads %s as %s', (typed, code) => {
  expect(typedCode(typed)).toBe(code);
});
