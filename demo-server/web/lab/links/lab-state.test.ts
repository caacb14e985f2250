import fc from 'fast-check';
import { expect, it } from 'vitest';
import { choice, readState, startOf, whole, writeState } from './lab-state.ts';

const SPEC = {
  digits: choice(['6', '8'], '6'),
  counter: whole(0, 99, 0),
  drift: whole(-150, 150, 0),
} as const;

it('what is written is read again', () => {
  const state = fc.record({
    digits: fc.constantFrom('6' as const, '8' as const),
    counter: fc.integer({ min: 0, max: 99 }),
    drift: fc.integer({ min: -150, max: 150 }),
  });
  fc.assert(
    fc.property(state, (wanted) => {
      const search = new URLSearchParams(writeState(SPEC, wanted));
      expect(readState(SPEC, search)).toEqual({ state: wanted, wrong: [] });
    }),
  );
});

it('the first state has an address without fields', () => {
  expect(writeState(SPEC, startOf(SPEC))).toEqual([]);
});

it.each([
  ['digits=7', ['digits']],
  ['digits=', ['digits']],
  ['counter=100&drift=-151', ['counter', 'drift']],
  ['counter=1.5', ['counter']],
  ['counter=0x1f', ['counter']],
  ['counter=1&counter=2', ['counter']],
  ['counter=%EF%BC%91', ['counter']],
] as const)('%j has wrong fields, which keep their start', (query, wrong) => {
  expect(readState(SPEC, new URLSearchParams(query))).toEqual({ state: startOf(SPEC), wrong });
});

it('an address has nothing but allowed values, whatever it says', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom(...Object.keys(SPEC), 'x'), fc.string())), (fields) => {
      const { state } = readState(SPEC, new URLSearchParams(fields));
      expect(['6', '8']).toContain(state.digits);
      expect(state.counter >= 0 && state.counter <= 99 && Number.isInteger(state.counter)).toBe(true);
    }),
  );
});
