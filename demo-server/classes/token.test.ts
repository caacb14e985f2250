import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { KeyRing } from '../keys/key-ring.ts';
import { classOfToken, codeOfClass, newClassId, newClassToken } from './token.ts';

const [k1, k2] = [randomBytes(32), randomBytes(32)];
const keys = new KeyRing(new Map([['k1', k1]]));

test('a token names its class only if this site has made it, also after a change of keys', () => {
  const id = newClassId();
  const token = newClassToken(keys, id);
  expect(classOfToken(keys, token)).toBe(id);
  expect(newClassToken(keys, id)).not.toBe(token);
  const both = new KeyRing(
    new Map([
      ['k2', k2],
      ['k1', k1],
    ]),
  );
  expect(classOfToken(both, token)).toBe(id);
  expect(classOfToken(new KeyRing(new Map([['k1', k2]])), token)).toBeUndefined();
});

test('a token that was changed in any place names none', () => {
  const token = newClassToken(keys, newClassId());
  for (let place = 0; place < token.length; place += 1) {
    const other = token[place] === 'B' ? 'C' : 'B';
    const changed = token.slice(0, place) + other + token.slice(place + 1);
    // The last symbol of the MAC has two bits that carry nothing.
    if (place < token.length - 1)
      expect({ place, id: classOfToken(keys, changed) }).toEqual({ place, id: undefined });
  }
  for (const nothing of [undefined, '', 'x', `${token}.x`, token.slice(1)])
    expect(classOfToken(keys, nothing)).toBeUndefined();
});

test('the code of a class follows from its token, and has eight symbols', () => {
  const codes = Array.from({ length: 200 }, () => codeOfClass(newClassToken(keys, newClassId())));
  for (const code of codes) expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{8}$/);
  expect(new Set(codes).size).toBe(200);
});
