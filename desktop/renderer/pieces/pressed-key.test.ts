import { expect, test } from 'vitest';
import { isComposing, pressedKey } from './pressed-key.ts';

test.each([
  ['US', 'k', 'KeyK', 'k'],
  ['US, Shift', 'S', 'KeyS', 's'],
  ['Russian', 'л', 'KeyK', 'k'],
  ['Russian, Shift', 'Ы', 'KeyS', 's'],
  ['Greek', 'λ', 'KeyL', 'l'],
  ['Greek final sigma', 'ς', 'KeyW', 'w'],
  ['Hebrew', 'ך', 'KeyL', 'l'],
  ['Hebrew, a sign in a letter’s place', '/', 'KeyQ', '/'],
  ['Arabic', 'ن', 'KeyK', 'k'],
  ['Arabic ligature of two', 'لا', 'KeyB', 'b'],
  ['Arabic question mark', '؟', 'Slash', '?'],
  ['Hindi vowel sign', 'े', 'KeyS', 's'],
  ['Georgian', 'კ', 'KeyK', 'k'],
  ['Bulgarian phonetic', 'о', 'KeyO', 'o'],
  ['AZERTY', 'q', 'KeyA', 'q'],
  ['QWERTZ', 'z', 'KeyY', 'z'],
  ['Dvorak', 'k', 'KeyV', 'k'],
  ['Dvorak, a sign in a letter’s place', ',', 'KeyW', ','],
  ['Turkish dotless i', 'ı', 'KeyI', 'ı'],
  ['Cyrillic where US has a bracket', 'х', 'BracketLeft', 'х'],
  ['a named key', 'ArrowDown', 'ArrowDown', 'ArrowDown'],
  ['a dead key', 'Dead', 'KeyN', 'Dead'],
])('%s: %j at %s is %j', (_layout, key, code, expected) => {
  expect(pressedKey({ key, code })).toBe(expected);
});

test('a key of an input method is no key of ours', () => {
  expect(isComposing({ isComposing: true, key: 'Enter' })).toBe(true);
  expect(isComposing({ isComposing: false, key: 'Process' })).toBe(true);
  expect(isComposing({ isComposing: false, key: 'Enter' })).toBe(false);
});
