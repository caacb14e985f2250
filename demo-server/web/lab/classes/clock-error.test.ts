import fc from 'fast-check';
import { expect, test } from 'vitest';
import { timeStep } from '../../../../shared/one-time-code.ts';
import { clockErrorOf } from './clock-error.ts';

const NOW = Date.UTC(2026, 10, 30, 9, 15, 10);
const at = new Date(NOW).toISOString();
const step = timeStep(NOW, 30);

test('the clock may be right in the step of now, and is wrong by 30 seconds more with each further step', () => {
  expect(clockErrorOf({ at, step: null })).toBeUndefined();
  expect(clockErrorOf({ at, step })).toBeUndefined();
  expect(clockErrorOf({ at, step: step + 1 })).toEqual({ direction: 'ahead', from: 20, to: 50 });
  expect(clockErrorOf({ at, step: step + 2 })).toEqual({ direction: 'ahead', from: 50, to: 80 });
  expect(clockErrorOf({ at, step: step - 1 })).toEqual({ direction: 'behind', from: 10, to: 40 });
  expect(clockErrorOf({ at, step: step - 120 })).toEqual({ direction: 'behind', from: 3580, to: 3610 });
});

test('the range has the true error of the device', () => {
  fc.assert(
    fc.property(fc.integer({ min: -3900, max: 3900 }), fc.integer({ min: 0, max: 29 }), (error, second) => {
      const now = NOW + second * 1000;
      const shown = timeStep(now + error * 1000, 30);
      const found = clockErrorOf({ at: new Date(now).toISOString(), step: shown });
      if (!found) {
        expect(Math.abs(error)).toBeLessThan(30);
        return;
      }
      expect(found.to - found.from).toBe(30);
      const size = found.direction === 'ahead' ? error : -error;
      expect(size).toBeGreaterThanOrEqual(found.from);
      expect(size).toBeLessThanOrEqual(found.to);
    }),
  );
});
