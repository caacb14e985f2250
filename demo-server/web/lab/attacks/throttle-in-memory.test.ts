import fc from 'fast-check';
import { expect, it } from 'vitest';
import { MINUTE } from '../../../../shared/durations.ts';
import { temporaryFolder } from '../../../testing/temporary-folder.ts';
import { databaseFor } from '../../../testing/test-database.ts';
import { GROWING_CODES, type Limit, ruleOf, steady, stepOf } from '../../../throttle/limits.ts';
import { throttlesInMemory } from './throttle-in-memory.ts';

it('returns the same as the server’s store for attempts at any times', async () => {
  const { throttles: real } = await (await databaseFor(temporaryFolder())).open();
  const steadyPace = { kind: 'steady', attempts: 5, windowMs: MINUTE } as const;
  const limits: Limit[] = [
    GROWING_CODES,
    { ...GROWING_CODES, hardStop: 7 },
    steady(steadyPace.attempts, steadyPace.windowMs),
    { ...steady(3, 10_000), hardStop: 9 },
  ];
  let key = 0;
  const step = fc.record({ gap: fc.nat(90_000), change: fc.constantFrom('nothing', 'reset', 'refund') });
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...limits), fc.array(step, { maxLength: 25 }), async (limit, steps) => {
      const memory = throttlesInMemory();
      key += 1;
      const row = String(key);
      let now = 1_700_000_000_000;
      for (const { gap, change } of steps) {
        now += gap;
        for (const store of [memory, real]) {
          if (change === 'reset' && gap > MINUTE) await store.reset(row);
          if (change === 'refund') await store.refund(row, stepOf(steadyPace));
        }
        const reserved = await memory.reserve(row, ruleOf(limit), now);
        expect(reserved).toBe(await real.reserve(row, ruleOf(limit), now));
        expect((await memory.read(row))?.nextAllowedAt).toBe((await real.read(row))?.nextAllowedAt);
      }
    }),
    { numRuns: 25 },
  );
});
