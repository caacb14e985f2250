import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { hexOf } from './explain.ts';
import { explainHmac } from './explain-hmac.ts';
import { ALGORITHMS } from './key-uri.ts';

it('is the HMAC of Node’s own implementation, for keys shorter and longer than a block', () => {
  const bytes = (maxLength: number) => fc.uint8Array({ minLength: 0, maxLength });
  fc.assert(
    fc.property(fc.constantFrom(...ALGORITHMS), bytes(200), bytes(200), (algorithm, key, message) => {
      const { outer, isKeyHashed, block } = explainHmac(algorithm, key, message);
      const expected = createHmac(algorithm.toLowerCase(), key).update(message).digest('hex');
      expect(hexOf(outer, '')).toBe(expected);
      expect(block).toHaveLength(algorithm === 'SHA512' ? 128 : 64);
      expect(isKeyHashed).toBe(key.length > block.length);
    }),
  );
});

it('shows the values of RFC 2202, test case 2', () => {
  const { block, innerPad, outerPad, outer } = explainHmac(
    'SHA1',
    new TextEncoder().encode('Jefe'),
    new TextEncoder().encode('what do ya want for nothing?'),
  );
  expect(hexOf(block.slice(0, 6))).toBe('4a 65 66 65 00 00');
  expect(hexOf(innerPad.slice(0, 6))).toBe('7c 53 50 53 36 36');
  expect(hexOf(outerPad.slice(0, 6))).toBe('16 39 3a 39 5c 5c');
  expect(hexOf(outer, '')).toBe('effcdf6ae5eb2fa2d27416d5f184df9c259a7c79');
});
