import { expect, test } from 'vitest';
import { acceleratorOf, keysOfAccelerator } from './accelerator.ts';

const press = (code: string, ...held: ('ctrl' | 'meta' | 'alt' | 'shift')[]) => ({
  key: '',
  code,
  ctrlKey: held.includes('ctrl'),
  metaKey: held.includes('meta'),
  altKey: held.includes('alt'),
  shiftKey: held.includes('shift'),
});

test.each([
  [press('KeyK', 'ctrl', 'alt'), false, 'CommandOrControl+Alt+K'],
  [press('KeyK', 'meta', 'shift'), true, 'CommandOrControl+Shift+K'],
  [press('Space', 'ctrl'), true, 'Control+Space'],
  [press('KeyK', 'meta'), false, 'Super+K'],
  [press('F9'), false, 'F9'],
  [press('Digit7', 'alt', 'shift'), false, 'Alt+Shift+7'],
  [press('KeyK'), false, 'no-modifier'],
  [press('KeyK', 'shift'), false, 'no-modifier'],
  [press('ControlLeft', 'ctrl'), false, undefined],
  [press('Escape'), false, undefined],
  [press('Tab', 'shift'), false, undefined],
])('%j is %s %s', (pressed, mac, accelerator) => {
  expect(acceleratorOf(pressed, mac)).toBe(accelerator);
});

test('shows keys as they are named on the keyboard', () => {
  expect(keysOfAccelerator('CommandOrControl+Alt+K', false)).toEqual(['Ctrl', 'Alt', 'K']);
  expect(keysOfAccelerator('CommandOrControl+Alt+K', true)).toEqual(['⌘', '⌥', 'K']);
  expect(keysOfAccelerator('', false)).toEqual([]);
});
