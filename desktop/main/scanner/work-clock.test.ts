import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { WorkClock } from './work-clock.ts';

test('work counts in full, waiting less', async () => {
  const clock = new WorkClock();
  const started = performance.now();
  let spun = 0;
  while (clock.elapsed() < 30) spun += 1;
  expect(spun).toBeGreaterThan(0);
  const worked = clock.elapsed();
  await wait(100);
  const passed = performance.now() - started;
  expect(clock.elapsed()).toBeGreaterThanOrEqual(worked);
  // However busy the computer is, waiting is never counted as if it were all work.
  expect(clock.elapsed()).toBeLessThan(passed);
  expect(clock.elapsed()).toBeGreaterThan(passed * 0.35);
});
