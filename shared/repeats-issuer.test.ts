import { expect, test } from 'vitest';
import { repeatsIssuer } from './repeats-issuer.ts';

test.each([
  ['Example:ann', 'Example', true],
  ['EXAMPLE:ann', 'Example', true],
  ['a:b:ann', 'A:B', true],
  ['Example', 'Example', false],
  ['Examples:ann', 'Example', false],
  ['ann:Example', 'Example', false],
])('whether “%s” repeats “%s”', (label, issuer, repeats) => {
  expect(repeatsIssuer(label, issuer)).toBe(repeats);
});
