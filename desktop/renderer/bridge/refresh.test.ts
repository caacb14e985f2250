import { describe, expect, it } from 'vitest';
import { isOutOfStep, reuseUnchanged, waitForNextStep } from './refresh.ts';

const account = (id: string, endsAt?: number, code?: string) => ({
  id,
  tags: ['Work'],
  ...(endsAt === undefined ? {} : { startsAt: endsAt - 30_000, endsAt }),
  ...(code === undefined ? {} : { code }),
});

describe('waitForNextStep', () => {
  it('waits for the first time step that ends', () => {
    expect(waitForNextStep([account('a', 60_000), account('b', 30_000), account('c')], 20_000)).toBe(10_000);
  });
  it('waits at least 250 ms after a missed boundary', () => {
    expect(waitForNextStep([account('a', 30_000)], 30_000)).toBe(250);
    expect(waitForNextStep([account('a', 30_000)], 99_000)).toBe(250);
  });
  it('returns at most what a timer can wait', () => {
    expect(waitForNextStep([account('a', 2 ** 42)], 0)).toBeLessThan(2 ** 31);
  });
  it('returns undefined if no code changes with time', () => {
    expect(waitForNextStep([account('a')], 0)).toBeUndefined();
    expect(waitForNextStep([], 0)).toBeUndefined();
  });
});

describe('isOutOfStep', () => {
  const codes = [account('a', 60_000), account('b')];
  it('is false in the time step, and a moment around it', () => {
    for (const now of [28_500, 30_000, 59_999, 61_500]) expect(isOutOfStep(codes, now)).toBe(false);
    expect(isOutOfStep([account('b')], 2 ** 42)).toBe(false);
  });
  it('is true once the clock was set, forwards or back, or the computer slept', () => {
    for (const now of [-(2 ** 40), 0, 63_000, 2 ** 42]) expect(isOutOfStep(codes, now)).toBe(true);
  });
});

describe('reuseUnchanged', () => {
  it('keeps unchanged objects and takes changed, new and moved ones', () => {
    const before = [account('a', 30_000, '111111'), account('b', 30_000, '222222')];
    const after = [account('c'), account('b', 30_000, '222222'), account('a', 60_000, '333333')];
    const merged = reuseUnchanged(before, after);
    expect(merged).toEqual(after);
    expect(merged[1]).toBe(before[1]);
    expect(merged[2]).toBe(after[2]);
  });
  it('returns the old list if nothing changed', () => {
    const before = [account('a', 30_000, '111111'), account('b')];
    expect(reuseUnchanged(before, structuredClone(before))).toBe(before);
    expect(reuseUnchanged(before, before.slice(0, 1))).not.toBe(before);
    expect(reuseUnchanged(before, before.toReversed())).not.toBe(before);
  });
  it('sees a code that was absent before', () => {
    const merged = reuseUnchanged([account('h')], [account('h', undefined, '123456')]);
    expect(merged[0]?.code).toBe('123456');
  });
  it('sees a changed tag', () => {
    const after = { ...account('a'), tags: ['Home'] };
    expect(reuseUnchanged([account('a')], [after])[0]).toBe(after);
  });
});
