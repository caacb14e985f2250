import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changed, NOTHING, onlyListed, type Selection, type SelectionChange } from './selection.ts';

const ORDER = ['a', 'b', 'c', 'd', 'e'];
const after = (...changes: SelectionChange[]) =>
  [...changes.reduce((selection, change) => changed(selection, change, ORDER), NOTHING).ids].sort().join('');

test('accounts are selected one by one, as a range from the anchor, and all', () => {
  expect(after({ kind: 'toggle', id: 'b' }, { kind: 'toggle', id: 'd' })).toBe('bd');
  expect(after({ kind: 'toggle', id: 'b' }, { kind: 'toggle', id: 'b' })).toBe('');
  expect(after({ kind: 'extend', from: 'b', to: 'd' })).toBe('bcd');
  // The anchor stays while the range shrinks, and grows on its other side.
  const down: SelectionChange = { kind: 'extend', from: 'c', to: 'e' };
  expect(after(down, { kind: 'extend', from: 'e', to: 'd' })).toBe('cd');
  expect(after(down, { kind: 'extend', from: 'd', to: 'a' })).toBe('abc');
  expect(after({ kind: 'toggle', id: 'd' }, { kind: 'extend', from: 'a', to: 'b' })).toBe('bcd');
  expect(after({ kind: 'all' })).toBe('abcde');
  expect(after({ kind: 'all' }, { kind: 'none' })).toBe('');
});

test('what is not listed is never selected', () => {
  const id = fc.constantFrom(...ORDER, 'gone');
  const change: fc.Arbitrary<SelectionChange> = fc.oneof(
    fc.record({ kind: fc.constant('extend' as const), from: id, to: id }),
    fc.constant({ kind: 'all' } as const),
    fc.record({ kind: fc.constant('toggle' as const), id: fc.constantFrom(...ORDER) }),
  );
  fc.assert(
    fc.property(fc.array(change), fc.subarray(ORDER), (changes, listed) => {
      let selection: Selection = NOTHING;
      for (const next of changes) selection = changed(selection, next, ORDER);
      expect([...selection.ids].every((one) => ORDER.includes(one))).toBe(true);
      expect([...onlyListed(selection, listed).ids].every((one) => listed.includes(one))).toBe(true);
    }),
  );
});
