import { describe, expect, test } from 'vitest';
import { withoutError, withoutToast } from './shown-toast.ts';

describe('a toast whose time has ended', () => {
  test('closes', () => {
    expect(withoutToast({ id: 1 }, 1)).toBeUndefined();
  });

  test('does not close a later one that is not painted yet', () => {
    const next = { id: 2 };
    expect(withoutToast(next, 1)).toBe(next);
    expect(withoutToast(undefined, 1)).toBeUndefined();
  });
});

describe('an action that succeeds', () => {
  test('closes the error from before it began', () => {
    expect(withoutError({ id: 3, tone: 'error' }, 3)).toBeUndefined();
  });

  test.each([
    ['an error that came meanwhile', { id: 4, tone: 'error' }],
    ['a message that is no error', { id: 3, tone: 'plain' }],
    ['a message without a tone', { id: 3 }],
  ] as const)('leaves %s', (_what, shown) => {
    expect(withoutError(shown, 3)).toBe(shown);
  });
});
