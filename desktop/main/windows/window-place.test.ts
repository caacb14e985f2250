import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  placeOnScreens,
  placeToKeep,
  type Rectangle,
  readPlace,
  shiftOf,
  UNSHIFTED,
} from './window-place.ts';

const LEFT = { x: -1920, y: 0, width: 1920, height: 1040 };
const MAIN = { x: 0, y: 30, width: 1440, height: 870 };

const at = (x: number, y: number, width = 440, height = 720): Rectangle => ({ x, y, width, height });

test.each([
  ['where it was', at(100, 100), [MAIN], at(100, 100)],
  ['on the second screen', at(-900, 50), [MAIN, LEFT], at(-900, 50)],
  ['out of the panel', at(100, 0), [MAIN], at(100, 30)],
  ['back from beyond an edge', at(1300, 500), [MAIN], at(1000, 180)],
  ['smaller on a smaller screen', at(0, 30, 2500, 1400), [MAIN], { ...MAIN }],
  ['to the screen that shows most of it', at(-100, 100), [MAIN, LEFT], at(0, 100)],
  ['nowhere if its screen is gone', at(-1900, 100), [MAIN], undefined],
  ['nowhere without screens', at(0, 0), [], undefined],
])('a window goes %s', (_name, place, areas, expected) => {
  expect(placeOnScreens(place, areas)).toEqual(expected);
});

test.each([
  [
    { ...at(1, 2), maximized: true },
    { ...at(1, 2), maximized: true },
  ],
  [
    { ...at(1, 2), maximized: 'yes', more: 1 },
    { ...at(1, 2), maximized: false },
  ],
  [{ ...at(1, 2), width: 0 }, undefined],
  [{ ...at(1, 2), x: 1.5 }, undefined],
  [{ ...at(1, 2), y: 1e9 }, undefined],
  [{ x: 1, y: 2 }, undefined],
  [null, undefined],
  ['440x720', undefined],
])('reads %j as %j', (stored, place) => {
  expect(readPlace(stored)).toEqual(place);
});

test('a window that is shown is shown in full', () => {
  const number = fc.integer({ min: -5000, max: 5000 });
  const size = fc.integer({ min: 1, max: 5000 });
  const rectangle = fc.record({ x: number, y: number, width: size, height: size });
  fc.assert(
    fc.property(rectangle, fc.array(rectangle, { maxLength: 4 }), (place, areas) => {
      const shown = placeOnScreens(place, areas);
      if (!shown) return;
      const inside = areas.some(
        ({ x, y, width, height }) =>
          shown.x >= x &&
          shown.y >= y &&
          shown.x + shown.width <= x + width &&
          shown.y + shown.height <= y + height,
      );
      expect(inside).toBe(true);
    }),
  );
});

describe('the place that is kept', () => {
  const known = { ...at(220, 140), maximized: false };
  const free = { maximized: false, filling: false };

  test('is where the user moved the window', () => {
    expect(placeToKeep(known, at(300, 140), free)).toEqual({ ...at(300, 140), maximized: false });
    expect(placeToKeep(undefined, at(1, 2), free)).toEqual({ ...at(1, 2), maximized: false });
  });

  test('does not wander by the border of a window at each start', () => {
    let place = known;
    for (let start = 0; start < 20; start += 1) {
      place = placeToKeep(place, at(place.x - 1, place.y - 1), free);
    }
    expect(place).toEqual(known);
  });

  test.each([-1, 5, 24])(
    'does not wander by %i pixels with each session that resizes the window',
    (border) => {
      let place = known;
      for (let session = 0; session < 10; session += 1) {
        const shown = at(place.x + border, place.y + border, place.width);
        const shift = shiftOf(place, shown);
        place = placeToKeep(place, { ...shown, width: shown.width + 40 }, { ...free, shift });
      }
      expect(place).toEqual({ ...known, width: known.width + 400 });
    },
  );

  test('has no shift if the system chose the place, or another one', () => {
    expect(shiftOf(undefined, at(10, 10))).toEqual(UNSHIFTED);
    expect(shiftOf(at(10, 10), at(500, 10))).toEqual(UNSHIFTED);
    expect(shiftOf(at(10, 10), at(10, 10, 900))).toEqual(UNSHIFTED);
  });

  test('is the one before it was maximised', () => {
    const maximized = placeToKeep(known, MAIN, { maximized: true, filling: true });
    expect(maximized).toEqual({ ...at(220, 140), maximized: true });
    expect(placeToKeep(maximized, at(220, 140), free)).toEqual(known);
  });
});
