import { expect, test } from 'vitest';
import { areAlike, LONGEST_WAIT, STILL, untilStill } from './until-still.ts';

const PLACES = 2_000;

/** A screen whose clock only `untilStill` moves. @param shows what it shows at a time @param sends when a picture came last */
async function waited(shows: (now: number) => number, sends: (now: number) => number): Promise<number> {
  const start = 10_000;
  let now = start;
  await untilStill({
    cameAt: () => sends(now),
    look: () => new Uint8ClampedArray(PLACES * 4).fill(shows(now)),
    now: () => now,
    wait: async (milliseconds) => {
      now += milliseconds;
    },
  });
  return now - start;
}

test('a screen that sent nothing for long is still at once', async () => {
  expect(
    await waited(
      () => 0,
      () => 1_000,
    ),
  ).toBe(0);
});

test('a portal that sends the same picture again and again is still after half a second', async () => {
  expect(
    await waited(
      () => 0,
      (now) => now,
    ),
  ).toBe(STILL);
});

test('a screen that paints late is waited for, and half a second more', async () => {
  const paintedAt = 10_700;
  const shows = (now: number) => (now < paintedAt ? (now * 50) % 200 : 255);
  const took = await waited(shows, (now) => now);
  expect(took).toBeGreaterThanOrEqual(700 + STILL);
  expect(took).toBeLessThan(LONGEST_WAIT);
});

test('a film is not waited for longer than three seconds', async () => {
  expect(
    await waited(
      (now) => (now % 500) / 2,
      (now) => now,
    ),
  ).toBe(LONGEST_WAIT);
});

test('a text cursor and the noise of a compressed picture are no change, a code is one', () => {
  const screen = () => new Uint8ClampedArray(PLACES * 4).fill(200);
  const noise = screen().map((value, n) => value + (n % 20));
  expect(areAlike(screen(), noise)).toBe(true);
  const cursor = screen();
  cursor.fill(0, 400, 408);
  expect(areAlike(screen(), cursor)).toBe(true);
  const code = screen();
  code.fill(0, 400, 480);
  expect(areAlike(screen(), code)).toBe(false);
  expect(areAlike(screen(), screen().subarray(4))).toBe(false);
});
