import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { showSame, untilStill } from './until-still.ts';

/**
 * Waits on a clock of its own.
 *
 * @param changes when the screen changes, in milliseconds
 * @param taking how long a picture takes
 */
async function waitFor(changes: readonly number[], taking = 0): Promise<{ shown: number; ended: number }> {
  let now = 0;
  const take = async () => {
    const shown = changes.filter((at) => at <= now).length;
    now += taking;
    return shown;
  };
  const shown = await untilStill(take, (before, current) => before === current, {
    now: () => now,
    async wait(milliseconds) {
      now += milliseconds;
    },
  });
  return { shown, ended: now };
}

describe('untilStill', () => {
  test('is short where nothing moves, and ends where something always does', async () => {
    expect(await waitFor([])).toEqual({ shown: 0, ended: 350 });
    expect(await waitFor([], 100)).toEqual({ shown: 0, ended: 450 });
    expect(await waitFor([160, 500])).toEqual({ shown: 2, ended: 750 });
    const film = Array.from({ length: 300 }, (_, index) => 10 * index);
    expect((await waitFor(film)).ended).toBe(2150);
  });

  test('for any changes, the picture shows the last one before it, or the time is over', async () => {
    const times = fc.uniqueArray(fc.integer({ min: 0, max: 3000 }), { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(times, fc.integer({ min: 0, max: 300 }), async (changes, taking) => {
        const { shown, ended } = await waitFor(changes, taking);
        const takenAt = ended - taking;
        expect(shown).toBe(changes.filter((at) => at <= takenAt).length);
        const isStill = !changes.some((at) => at > takenAt - 200 && at <= takenAt);
        expect(isStill || ended >= 2000).toBe(true);
        expect(ended).toBeLessThanOrEqual(2000 + 200 + 2 * taking);
      }),
    );
  });
});

describe('showSame', () => {
  const WIDTH = 400;
  const HEIGHT = 200;
  /** A black picture with a white area. */
  const picture = (area = { x: 0, y: 0, width: 0, height: 0 }) => {
    const data = new Uint8ClampedArray(WIDTH * HEIGHT * 4);
    for (let y = area.y; y < area.y + area.height; y += 1)
      data.fill(255, (y * WIDTH + area.x) * 4, (y * WIDTH + area.x + area.width) * 4);
    return { data, width: WIDTH, height: HEIGHT };
  };
  /** A display of 200 % to the right of another one. */
  const bounds = { x: 1000, y: 0, width: WIDTH / 2, height: HEIGHT / 2 };
  const same = (area: object, places: Parameters<typeof showSame>[3]) =>
    showSame(picture(), picture({ x: 0, y: 0, width: 0, height: 0, ...area }), bounds, places);
  const place = { x: 1010, y: 10, width: 100, height: 60 };

  test('a change counts in a place, not beside it', () => {
    expect(same({ x: 20, y: 20, width: 40, height: 40 }, [place])).toBe(false);
    expect(same({ x: 230, y: 0, width: 170, height: 200 }, [place])).toBe(true);
    expect(same({ x: 0, y: 0, width: 400, height: 18 }, [place])).toBe(true);
    expect(same({ x: 20, y: 20, width: 40, height: 40 }, [{ ...place, x: 0 }])).toBe(true);
    // A place may reach beyond the display.
    expect(same({ x: 392, y: 192, width: 8, height: 8 }, [{ x: 1100, y: 50, width: 500, height: 500 }])).toBe(
      false,
    );
  });

  test('a text cursor may blink; pictures of two sizes are never the same', () => {
    const whole = { x: 1000, y: 0, width: 200, height: 100 };
    expect(same({ x: 16, y: 16, width: 2, height: 8 }, [whole])).toBe(true);
    expect(same({ x: 16, y: 16, width: 16, height: 16 }, [whole])).toBe(false);
    expect(showSame(picture(), { ...picture(), width: 200, height: 400 }, bounds, [])).toBe(false);
  });
});
