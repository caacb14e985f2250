import { describe, expect, test } from 'vitest';
import { acceleratorOf, isAltGr, keysOfAccelerator } from './accelerator.ts';

const press = (code: string, ...held: ('ctrl' | 'meta' | 'alt' | 'shift')[]) => ({
  key: '',
  code,
  ctrlKey: held.includes('ctrl'),
  metaKey: held.includes('meta'),
  altKey: held.includes('alt'),
  shiftKey: held.includes('shift'),
});

const noModifier = { fault: 'no-modifier' };

test.each([
  [press('KeyK', 'ctrl', 'alt'), false, { accelerator: 'CommandOrControl+Alt+K' }],
  [press('KeyK', 'meta', 'shift'), true, { accelerator: 'CommandOrControl+Shift+K' }],
  [press('Space', 'ctrl'), true, { accelerator: 'Control+Space' }],
  [press('KeyK', 'meta'), false, { accelerator: 'Super+K' }],
  [press('F9'), false, { accelerator: 'F9' }],
  [press('Digit7', 'alt', 'shift'), false, { accelerator: 'Alt+Shift+7' }],
  [press('Semicolon', 'ctrl'), false, { accelerator: 'CommandOrControl+;' }],
  [press('KeyK'), false, noModifier],
  [press('KeyK', 'shift'), false, noModifier],
  [press('Numpad5', 'ctrl', 'alt'), false, { accelerator: 'CommandOrControl+Alt+num5' }],
  [press('NumpadAdd', 'ctrl'), false, { accelerator: 'CommandOrControl+numadd' }],
  [press('Delete', 'ctrl', 'alt'), false, { accelerator: 'CommandOrControl+Alt+Delete' }],
  [press('IntlBackslash', 'ctrl', 'alt'), false, { fault: 'no-name' }],
  [press('ContextMenu', 'ctrl'), false, { fault: 'no-name' }],
  [press('ControlLeft', 'ctrl'), false, undefined],
  [press('CapsLock'), false, undefined],
  [press('Escape'), false, undefined],
  [press('Tab', 'shift'), false, undefined],
])('%j (mac: %s) is %j', (pressed, mac, accelerator) => {
  expect(acceleratorOf(pressed, undefined, mac)).toEqual(accelerator);
});

const QWERTZ = new Map([
  ['KeyY', 'z'],
  ['KeyZ', 'y'],
  ['Semicolon', 'ö'],
  ['Slash', '-'],
]);
const AZERTY = new Map([
  ['KeyQ', 'a'],
  ['Digit7', 'è'],
  ['KeyM', ','],
]);
const RUSSIAN = new Map([['KeyK', 'л']]);

describe('on a layout', () => {
  test.each([
    ['the letter printed on the key', press('KeyY', 'ctrl', 'alt'), QWERTZ, 'CommandOrControl+Alt+Z'],
    ['whatever it writes with Alt held', { ...press('KeyZ', 'alt'), key: '»' }, QWERTZ, 'Alt+Y'],
    ['a sign, where it is printed', press('Slash', 'ctrl'), QWERTZ, 'CommandOrControl+-'],
    ['a sign in a letter’s place', press('KeyM', 'ctrl'), AZERTY, 'CommandOrControl+,'],
    ['a digit, though it is written with Shift', press('Digit7', 'alt'), AZERTY, 'Alt+7'],
    ['the place, where another script is written', press('KeyK', 'ctrl'), RUSSIAN, 'CommandOrControl+K'],
  ])('records %s', (_name, pressed, layout, accelerator) => {
    expect(acceleratorOf(pressed, layout, false)).toEqual({ accelerator });
  });

  test('a key without a name is refused', () => {
    expect(acceleratorOf(press('Semicolon', 'ctrl'), QWERTZ, false)).toEqual({ fault: 'no-name' });
  });

  test('a Mac records the place and shows what is printed on it', () => {
    expect(acceleratorOf(press('KeyY', 'meta'), QWERTZ, true)).toEqual({ accelerator: 'CommandOrControl+Y' });
    expect(keysOfAccelerator('CommandOrControl+Y', QWERTZ, true)).toEqual(['⌘', 'Z']);
  });
});

test('keys are shown as the keyboard names them', () => {
  expect(keysOfAccelerator('CommandOrControl+Alt+K', undefined, false)).toEqual(['Ctrl', 'Alt', 'K']);
  expect(keysOfAccelerator('CommandOrControl+Alt+Z', QWERTZ, false)).toEqual(['Ctrl', 'Alt', 'Z']);
  expect(keysOfAccelerator('CommandOrControl+Alt+K', undefined, true)).toEqual(['⌘', '⌥', 'K']);
  expect(keysOfAccelerator('CommandOrControl+numadd', undefined, false)).toEqual(['Ctrl', 'Num +']);
  expect(keysOfAccelerator('', undefined, false)).toEqual([]);
});

test.each([
  ['CommandOrControl+Alt+K', 'win32', true],
  ['CommandOrControl+Alt+Shift+2', 'win32', true],
  ['CommandOrControl+Alt+F5', 'win32', false],
  ['Super+Shift+K', 'win32', false],
  ['CommandOrControl+Alt+K', 'linux', false],
] as const)('%s on %s types a character with AltGr: %s', (accelerator, platform, expected) => {
  expect(isAltGr(accelerator, platform)).toBe(expected);
});
