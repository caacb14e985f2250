import { expect, test } from 'vitest';
import { MINUTE } from '../../shared/durations.ts';
import { DEFAULT_LIMITS, limitFromText, ruleOf } from './limits.ts';

test('after five codes the wait doubles from 30 seconds to one hour', () => {
  const { wait } = ruleOf(DEFAULT_LIMITS.codes);
  expect('ladder' in wait && wait.ladder.map((ms) => ms / 1000)).toEqual([
    0, 0, 0, 0, 30, 60, 120, 240, 480, 960, 1920, 3600,
  ]);
});

test('limitFromText reads attempts and seconds, and nothing else', () => {
  expect(limitFromText('5/60')).toEqual({
    pace: { kind: 'steady', attempts: 5, windowMs: MINUTE },
    hardStop: null,
    forgetAfterMs: 0,
  });
  for (const text of ['', '5', '0/60', '5/0', '5/60/1', '-5/60', '5 / 60', '1e3/60', '5/999999']) {
    expect({ text, limit: limitFromText(text) }).toEqual({ text, limit: undefined });
  }
});
