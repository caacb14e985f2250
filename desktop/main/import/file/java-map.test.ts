import { expect, test } from 'vitest';
import { javaMap } from '../testing/authenticators.ts';
import { isJavaObject, JavaMapError, readJavaMap } from './java-map.ts';

test('reads Unicode, empty and long texts unchanged', () => {
  const map = { a: 'ä ✓ 日本 😀', '': '', long: 'x'.repeat(60_000) };
  const bytes = javaMap(map);
  expect(isJavaObject(bytes)).toBe(true);
  expect(Object.fromEntries(readJavaMap(bytes))).toEqual(map);
});

test('reads a reference to an earlier text', () => {
  // The value refers to its key, the third handle after the class and the map.
  const bytes = Buffer.concat([
    javaMap({ same: 'x' }).subarray(0, -5),
    Buffer.from([0x71, 0x00, 0x7e, 0x00, 0x02, 0x78]),
  ]);
  expect(readJavaMap(bytes).get('same')).toBe('same');
});

test('refuses another class and an incomplete stream', () => {
  const other = Buffer.from(javaMap({ a: 'b' }).toString('latin1').replace('HashMap', 'HashSet'), 'latin1');
  expect(() => readJavaMap(other)).toThrow(JavaMapError);
  const whole = javaMap({ a: 'b' });
  for (let length = 0; length < whole.length; length += 1) {
    expect(() => readJavaMap(whole.subarray(0, length))).toThrow(JavaMapError);
  }
});
