import { describe, expect, it } from 'vitest';
import { DAY, HOUR, SECOND } from '../../../../shared/durations.ts';
import { GROWING_CODES } from '../../../throttle/limits.ts';
import { attackThrottle, chanceOf, chancePerGuess, guessesIn, OTHER_SYSTEMS, YEAR_MS } from './guessing.ts';

const perGuess = chancePerGuess(6, 1);

describe('the server’s throttle with a clock that jumps', () => {
  it('allows five guesses at once, then one after each wait', async () => {
    const { guessedAt } = await attackThrottle(HOUR);
    expect(guessedAt.map((at) => at / SECOND)).toEqual([0, 0, 0, 0, 0, 30, 90, 210, 450, 930, 1890]);
  });

  it('stops for good after a hundred guesses', async () => {
    const log = await attackThrottle(YEAR_MS);
    expect(log.guessedAt).toHaveLength(100);
    expect(log.isStopped).toBe(true);
    expect(chanceOf(100, perGuess)).toBeCloseTo(0.0003, 6);
  });

  it('would allow more without the hard stop', async () => {
    const log = await attackThrottle(30 * DAY, { ...GROWING_CODES, hardStop: null });
    expect(log.isStopped).toBe(false);
    expect(log.guessedAt.length).toBeGreaterThan(700);
  });
});

describe('chances', () => {
  it('three of a million codes are correct at any time', () => {
    expect(perGuess).toBe(3e-6);
  });

  it.each([
    ['Epic Stack', 0.042, 1],
    ['Authelia', 0.021, 1],
    ['Laravel Fortify', 0.021, 1],
    ['Logto', 0.007, 0.93],
    ['better-auth', 0.0029, 0.65],
    ['SuperTokens', 0.0014, 0.41],
    ['lucia-auth/example-nextjs', 0.0007, 0.23],
    ['django-otp', 0.00005, 0.000075],
  ])('%s: %d in a day, %d in a year', (name, day, year) => {
    const limit = OTHER_SYSTEMS.find((system) => system.name === name)?.limit ?? {
      kind: 'log',
      guessedAt: [],
    };
    expect(chanceOf(guessesIn(limit, DAY), perGuess)).toBeCloseTo(day, 3);
    expect(chanceOf(guessesIn(limit, YEAR_MS), perGuess)).toBeCloseTo(year, 2);
  });

  it('are exact for few guesses and never above one', () => {
    expect(chanceOf(0, perGuess)).toBe(0);
    expect(chanceOf(1, 1e-10)).toBeCloseTo(1e-10, 20);
    expect(chanceOf(1e9, perGuess)).toBe(1);
  });
});
