import { describe, expect, it } from 'vitest';
import { reuseUnchanged, waitForNextStep } from './refresh.ts';

const account = (id: string, endsAt?: number, code?: string) => ({
  id,
  tags: ['Work'],
  ...(endsAt === undefined ? {} : { startsAt: endsAt - 30_000, endsAt }),
  ...(code === undefined ? {} : { code }),
});

describe('waitForNextStep', () => {
  it('waits for the first step that ends', () => {
    expect(waitForNextStep([account('a', 60_000), account('b', 30_000), account('c')], 20_000)).toBe(10_000);
  });
  it('does not hurry after a boundary that has passed', () => {
    expect(waitForNextStep([account('a', 30_000)], 30_000)).toBe(250);
    expect(waitForNextStep([account('a', 30_000)], 99_000)).toBe(250);
  });
  it('stays within what a timer can hold', () => {
    expect(waitForNextStep([account('a', 2 ** 42)], 0)).toBeLessThan(2 ** 31);
  });
  it('waits for nothing where nothing changes by itself', () => {
    expect(waitForNextStep([account('a')], 0)).toBeUndefined();
    expect(waitForNextStep([], 0)).toBeUndefined();
  });
});

describe('reuseUnchanged', () => {
  it('keeps what stayed, takes what changed, came or moved', () => {
    const before = [account('a', 30_000, '111111'), account('b', 30_000, '222222')];
    const after = [account('c'), account('b', 30_000, '222222'), account('a', 60_000, '333333')];
    const merged = reuseUnchanged(before, after);
    expect(merged).toEqual(after);
    expect(merged[1]).toBe(before[1]);
    expect(merged[2]).toBe(after[2]);
  });
  it('keeps the list itself where nothing changed', () => {
    const before = [account('a', 30_000, '111111'), account('b')];
    expect(reuseUnchanged(before, structuredClone(before))).toBe(before);
    expect(reuseUnchanged(before, before.slice(0, 1))).not.toBe(before);
    expect(reuseUnchanged(before, before.toReversed())).not.toBe(before);
  });
  it('notices a code that is there for the first time', () => {
    const merged = reuseUnchanged([account('h')], [account('h', undefined, '123456')]);
    expect(merged[0]?.code).toBe('123456');
  });
  it('notices another tag', () => {
    const after = { ...account('a'), tags: ['Home'] };
    expect(reuseUnchanged([account('a')], [after])[0]).toBe(after);
  });
});
