import { expect, test } from 'vitest';
import { javaMap } from '../testing/authenticators.ts';
import { isJavaObject, JavaMapError, readJavaMap } from './java-map.ts';

test('texts come out as they went in: Unicode, empty ones, long ones', () => {
  const map = { a: 'ä ✓ 日本 😀', '': '', long: 'x'.repeat(60_000) };
  const bytes = javaMap(map);
  expect(isJavaObject(bytes)).toBe(true);
  expect(Object.fromEntries(readJavaMap(bytes))).toEqual(map);
});

test('a text that was written before is a reference', () => {
  // The value refers to its own key: the class has the first handle, the map the second, the key the third.
  const bytes = Buffer.concat([
    javaMap({ same: 'x' }).subarray(0, -5),
    Buffer.from([0x71, 0x00, 0x7e, 0x00, 0x02, 0x78]),
  ]);
  expect(readJavaMap(bytes).get('same')).toBe('same');
});

test('another class, and a stream that ends early, are refused', () => {
  const other = Buffer.from(javaMap({ a: 'b' }).toString('latin1').replace('HashMap', 'HashSet'), 'latin1');
  expect(() => readJavaMap(other)).toThrow(JavaMapError);
  const whole = javaMap({ a: 'b' });
  for (let length = 0; length < whole.length; length += 1) {
    expect(() => readJavaMap(whole.subarray(0, length))).toThrow(JavaMapError);
  }
});
