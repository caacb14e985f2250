import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keepSlots, type RowSlots, refillSlots } from './row-slots.ts';

const NONE: RowSlots = new Map();
const ABC = keepSlots(NONE, ['a', 'b', 'c'], undefined);

test('a list that scrolls gives the row that left above to the account that came below', () => {
  expect([...ABC]).toEqual([
    ['a', 0],
    ['b', 1],
    ['c', 2],
  ]);
  expect([...keepSlots(ABC, ['b', 'c', 'd'], undefined)]).toEqual([
    ['b', 1],
    ['c', 2],
    ['d', 0],
  ]);
});

test('a search keeps each row in its place', () => {
  expect([...refillSlots(ABC, ['c', 'x'])]).toEqual([
    ['c', 0],
    ['x', 1],
  ]);
  expect([...refillSlots(ABC, ['x', 'a', 'y', 'z'])]).toEqual([
    ['x', 0],
    ['a', 1],
    ['y', 2],
    ['z', 3],
  ]);
});

test('no account takes the row that had the focus', () => {
  expect(keepSlots(ABC, ['b', 'd'], 'a').get('d')).toBe(2);
  // The account with the focus is still there: it keeps its row.
  expect(keepSlots(ABC, ['b', 'd'], 'b').get('b')).toBe(1);
});

const id = fc.constantFrom(...'abcdefghijkl');
const steps = fc.array(
  fc.record({
    ids: fc.uniqueArray(id, { maxLength: 8 }),
    focused: fc.option(id, { nil: undefined }),
    refill: fc.boolean(),
  }),
  { maxLength: 12 },
);

test('through any changes, no two accounts share a row, a focused row is not taken over, and none is made while one is free', () => {
  fc.assert(
    fc.property(steps, (changes) => {
      let slots = NONE;
      for (const { ids, focused, refill } of changes) {
        const after = refill ? refillSlots(slots, ids) : keepSlots(slots, ids, focused);
        expect([...after.keys()]).toEqual(ids);
        expect(new Set(after.values()).size).toBe(ids.length);
        const lost = !refill && focused !== undefined && !after.has(focused) ? slots.get(focused) : undefined;
        expect([...after.values()]).not.toContain(lost ?? -1);
        if (!refill) {
          for (const known of ids) if (slots.has(known)) expect(after.get(known)).toBe(slots.get(known));
        }
        const old = new Set(slots.values());
        const made = [...after.values()].filter((slot) => !old.has(slot)).length;
        expect(made).toBe(Math.max(0, ids.length - (old.size - (lost === undefined ? 0 : 1))));
        slots = after;
      }
    }),
  );
});
