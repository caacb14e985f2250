import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { isPast, slowness, slownessOf, WorkClock } from './work-clock.ts';

test('counts work fully and waiting partly', async () => {
  const clock = new WorkClock();
  const started = performance.now();
  let spun = 0;
  while (clock.elapsed() < 30) spun += 1;
  expect(spun).toBeGreaterThan(0);
  const worked = clock.elapsed();
  await wait(100);
  const passed = performance.now() - started;
  expect(clock.elapsed()).toBeGreaterThanOrEqual(worked);
  // Also on a busy computer, waiting never counts fully.
  expect(clock.elapsed()).toBeLessThan(passed);
  expect(clock.elapsed()).toBeGreaterThan(passed * 0.35);
});

test('a slow computer gets more time, within bounds', () => {
  expect([0, 0.2, 0.37, 0.74, 1.48, 100, Number.POSITIVE_INFINITY].map(slownessOf)).toEqual([
    1, 1, 1, 2, 4, 6, 6,
  ]);
  expect(slowness()).toBeGreaterThanOrEqual(1);
  expect(slowness()).toBe(slowness());
  expect([0, 100, 99, 100 * slowness() + 1].map((ms) => isPast(ms, 100))).toEqual([
    false,
    false,
    false,
    true,
  ]);
});
