import { expect, it } from 'vitest';
import { percent } from './percent.ts';

it.each([
  [0, '0%'],
  [1e-9, '< 0.00001%'],
  [0.0003, '0.03%'],
  [0.0417, '4.2%'],
  [0.65, '65%'],
  [0.9999, '> 99%'],
  [1, '> 99%'],
])('formats %d as %s', (chance, text) => {
  expect(percent(chance, 'en-GB')).toBe(text);
});

it('uses the number format of the language', () => {
  expect(percent(0.0417, 'de-DE')).toBe('4,2\u00a0%');
});
