import { expect, it } from 'vitest';
import { zoomOf } from './zoom-keys.ts';

const press = (key: string, code: string, more: object = {}) =>
  zoomOf({ type: 'keyDown', key, code, control: true, meta: false, alt: false, ...more }, 'linux');

it.each([
  ['US, with and without Shift', '=', 'Equal', 'in'],
  ['US, with and without Shift', '+', 'Equal', 'in'],
  ['German', '+', 'BracketRight', 'in'],
  ['Turkish, Shift and the digit 4', '+', 'Digit4', 'in'],
  ['Bépo', '+', 'Digit7', 'in'],
  ['the keypad', '+', 'NumpadAdd', 'in'],
  ['the keypad', '-', 'NumpadSubtract', 'out'],
  ['the keypad', '0', 'Numpad0', 'reset'],
  ['French, where digits need Shift', 'à', 'Digit0', undefined],
  ['French, with Shift', '0', 'Digit0', 'reset'],
  ['Armenian', '՝', 'Minus', 'out'],
  ['Czech, where the key has an é', 'é', 'Digit0', undefined],
  ['a Dvorak letter or sign', '[', 'Minus', 'out'],
  ['a digit of the keypad without Num Lock', 'Insert', 'Numpad0', undefined],
] as const)('%s: %s on %s', (_layout, key, code, zoom) => {
  expect(press(key, code)).toBe(zoom);
});

it('needs the modifier of the system, and no other', () => {
  expect(press('+', 'Equal', { control: false })).toBeUndefined();
  expect(press('+', 'Equal', { alt: true })).toBeUndefined();
  expect(press('+', 'Equal', { type: 'keyUp' })).toBeUndefined();
  expect(press('+', 'Equal', { meta: true })).toBeUndefined();
  const mac = { type: 'keyDown', key: '+', code: 'Equal', alt: false } as const;
  expect(zoomOf({ ...mac, control: false, meta: true }, 'darwin')).toBe('in');
  expect(zoomOf({ ...mac, control: true, meta: false }, 'darwin')).toBeUndefined();
});
