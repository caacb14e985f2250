import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SECOND } from '../../shared/durations.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { databaseFor } from '../testing/test-database.ts';
import { DEFAULT_LIMITS, type Limit, steady } from '../throttle/limits.ts';
import { msUntilAllowed, refund, reserve } from '../throttle/throttle.ts';

/** Small numbers, so that a few attempts reach the hard stop. */
const GROWING: Limit = {
  pace: { kind: 'growing', free: 3, firstWaitMs: 30 * SECOND, longestWaitMs: 100 * SECOND },
  hardStop: 9,
  forgetAfterMs: null,
};

type Step = { kind: 'fail' } | { kind: 'succeed' } | { kind: 'wait'; ms: number };
const steps = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: fc.constant<Step>({ kind: 'fail' }) },
    { weight: 1, arbitrary: fc.constant<Step>({ kind: 'succeed' }) },
    {
      weight: 3,
      arbitrary: fc
        .constantFrom(1, 29_999, 30_000, 60_000, 100_000)
        .map((ms): Step => ({ kind: 'wait', ms })),
    },
  ),
  { maxLength: 25 },
);

test('a growing limit agrees with its model for any attempts at any times', async () => {
  const store = await (await databaseFor(temporaryFolder())).open();
  let account = 0;
  await fc.assert(
    fc.asyncProperty(steps, async (sequence) => {
      account += 1;
      const throttle = { key: `account ${account}`, limit: GROWING };
      let now = 1_000_000;
      let failures = 0;
      let lockedUntil = 0;
      for (const step of sequence) {
        if (step.kind === 'wait') {
          now += step.ms;
          continue;
        }
        const isAllowed = failures < 9 && now >= lockedUntil;
        const outcome = await reserve(store, throttle, now);
        expect(outcome.isAllowed).toBe(isAllowed);
        if (!outcome.isAllowed) {
          expect(outcome.waitMs).toBe(failures >= 9 ? undefined : lockedUntil - now);
        } else if (step.kind === 'succeed') {
          await store.throttles.reset(throttle.key);
          failures = 0;
          lockedUntil = 0;
        } else {
          failures += 1;
          const wait = failures < 3 ? 0 : Math.min(100, 30 * 2 ** (failures - 3)) * SECOND;
          lockedUntil = now + wait;
          expect(outcome).toMatchObject({
            failures,
            left: Math.max(0, 3 - failures),
            waitMs: failures >= 9 ? undefined : wait,
          });
        }
      }
      const row = await store.throttles.read(throttle.key);
      expect(msUntilAllowed(row, GROWING, now)).toBe(
        failures >= 9 ? undefined : Math.max(0, lockedUntil - now),
      );
    }),
    { numRuns: 40 },
  );
});

test('a steady limit allows less than twice its number of attempts in any window', async () => {
  const store = await (await databaseFor(temporaryFolder())).open();
  const limit = steady(4, 8 * SECOND);
  let network = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 5 * SECOND }), { maxLength: 25 }), async (pauses) => {
      network += 1;
      const throttle = { key: `network ${network}`, limit };
      const allowed: number[] = [];
      let now = 1_000_000;
      for (const pause of pauses) {
        now += pause;
        const outcome = await reserve(store, throttle, now);
        if (outcome.isAllowed) allowed.push(now);
        // After the given wait, the next attempt is allowed.
        else
          expect(
            msUntilAllowed(await store.throttles.read(throttle.key), limit, now + (outcome.waitMs ?? 0)),
          ).toBe(0);
      }
      for (const from of allowed) {
        const inWindow = allowed.filter((at) => at >= from && at < from + 8 * SECOND);
        expect(inWindow.length).toBeLessThanOrEqual(2 * 4 - 1);
      }
    }),
    { numRuns: 40 },
  );
});

test('an attempt refunded to a steady limit is available again at once', async () => {
  const store = await (await databaseFor(temporaryFolder())).open();
  const throttle = { key: 'network', limit: DEFAULT_LIMITS.network };
  for (let tried = 0; tried < 300; tried += 1) {
    expect((await reserve(store, throttle, 1_000_000)).isAllowed).toBe(true);
    await refund(store, throttle);
  }
});
