import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DEFAULT_SETTINGS, readSettings, settings, settingsChange } from './settings.ts';

test('a value that makes no sense loses itself alone', () => {
  expect(readSettings({ theme: 'dark', clearClipboardAfter: 'soon', sort: 'issuer', unknown: 1 })).toEqual({
    ...DEFAULT_SETTINGS,
    theme: 'dark',
    sort: 'issuer',
  });
});

test('whatever a file held, what is read is whole and valid', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.anything(),
        fc.dictionary(fc.constantFrom(...Object.keys(DEFAULT_SETTINGS), '__proto__'), fc.anything()),
      ),
      (stored) => {
        expect(settings.safeParse(readSettings(stored)).success).toBe(true);
      },
    ),
  );
});

test('a change names known settings alone, and leaves the others unsaid', () => {
  expect(settingsChange.parse({ theme: 'dark' })).toEqual({ theme: 'dark' });
  expect(settingsChange.safeParse({ colour: 'red' }).success).toBe(false);
});
