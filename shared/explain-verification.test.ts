import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explainVerification } from './explain-verification.ts';
import { codeFor, matchTimeStep, timeStep } from './one-time-code.ts';

const parameters = {
  type: 'totp',
  secret: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ',
  algorithm: 'SHA1',
  digits: 6,
  period: 30,
} as const;
const now = 1_700_000_015_000;
const present = timeStep(now, 30);
const judge = (code: string, lastUsedStep?: number, window = 1) =>
  explainVerification({ parameters, code, now, window, lastUsedStep });

describe('the verdict', () => {
  it.each([
    [-3, 'late'],
    [-2, 'late'],
    [-1, 'accepted'],
    [0, 'accepted'],
    [1, 'accepted'],
    [2, 'early'],
    [3, 'early'],
  ] as const)('on the code of %i steps from now: %s', (offset, verdict) => {
    expect(judge(codeFor(parameters, present + offset))).toMatchObject({ verdict, step: present + offset });
  });

  it('refuses the last used step and earlier ones', () => {
    expect(judge(codeFor(parameters, present), present).verdict).toBe('replayed');
    expect(judge(codeFor(parameters, present - 1), present).verdict).toBe('replayed');
    expect(judge(codeFor(parameters, present + 1), present).verdict).toBe('accepted');
  });

  it('distinguishes a wrong code from a text that is no code', () => {
    expect(judge(codeFor(parameters, present + 1000))).toMatchObject({ verdict: 'wrong', step: undefined });
    for (const text of ['', '12345', '1234567', '１２３４５６', '12 456']) {
      expect(judge(text)).toMatchObject({ verdict: 'malformed', step: undefined });
    }
  });
});

it('shows each step of the window with its code and its time', () => {
  const { candidates, presentStep } = judge('000000', present - 1);
  expect(presentStep).toBe(present);
  expect(candidates.map(({ offset }) => offset)).toEqual([-1, 0, 1]);
  expect(candidates.map(({ isSpent }) => isSpent)).toEqual([true, false, false]);
  expect(candidates[1]).toMatchObject({ startsAt: present * 30_000, endsAt: (present + 1) * 30_000 });
});

it('accepts exactly the codes that matchTimeStep matches, each once', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -4, max: 4 }),
      fc.integer({ min: 0, max: 3 }),
      fc.integer({ min: -4, max: 4 }),
      (offset, window, lastOffset) => {
        const code = codeFor(parameters, present + offset);
        const matched = matchTimeStep(parameters, code, now, window);
        const { verdict } = judge(code, present + lastOffset, window);
        expect(verdict === 'accepted').toBe(matched !== undefined && matched > present + lastOffset);
      },
    ),
  );
});
