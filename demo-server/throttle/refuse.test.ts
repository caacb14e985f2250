import { expect, test } from 'vitest';
import { HOUR, MINUTE } from '../../shared/durations.ts';
import { databaseFor } from '../testing/test-database.ts';
import { temporaryFolder } from '../testing/test-site.ts';
import { type Limit, steady } from './limits.ts';
import { reserveFromNetwork } from './network.ts';
import { refusalOf, reserveOrRefuse, retryDetails } from './refuse.ts';

test.each([
  ['waiting never helps: no wait is promised', undefined, {}],
  ['the next try may come at once', 0, {}],
  ['a moment is a second', 1, { retryAfter: 1 }],
  ['a second and a bit is two', 1001, { retryAfter: 2 }],
  ['an hour', HOUR, { retryAfter: 3600 }],
])('%s', (_what, waitMs, details) => {
  expect(retryDetails(waitMs)).toEqual(details);
  const refusal = refusalOf('ACCOUNT_TEMPORARILY_LOCKED', { waitMs });
  expect(refusal).toMatchObject({ code: 'ACCOUNT_TEMPORARILY_LOCKED', details });
  expect('retryAfter' in refusal.details).toBe('retryAfter' in details);
});

const STOPS_AFTER_TWO: Limit = { ...steady(1000, 1000), hardStop: 2 };

test('a try that is denied is refused with the wait there is; without one where there is none', async () => {
  const store = await (await databaseFor(temporaryFolder())).open();
  const attempt = (limit: Limit, key: string) =>
    reserveOrRefuse(store, { key, limit }, 'TOO_MANY_PASSWORDS', 1000);
  expect(await attempt(steady(1, MINUTE), 'one a minute')).toBeUndefined();
  expect((await attempt(steady(1, MINUTE), 'one a minute'))?.details).toEqual({ retryAfter: 60 });
  for (let tried = 0; tried < 2; tried += 1) expect(await attempt(STOPS_AFTER_TWO, 'two')).toBeUndefined();
  expect((await attempt(STOPS_AFTER_TWO, 'two'))?.details).toEqual({});
});

test('what is returned undoes nothing that was reserved before it', async () => {
  const store = await (await databaseFor(temporaryFolder())).open();
  const limits = { network: steady(2, MINUTE) } as Parameters<typeof reserveFromNetwork>[1];
  const seen = { now: 1000, address: '192.0.2.1' };
  const attempt = () =>
    store.together(
      async (write) =>
        (await reserveFromNetwork(write, limits, seen)) ??
        (await reserveOrRefuse(
          write,
          { key: 'other', limit: steady(1, MINUTE) },
          'TOO_MANY_PASSWORDS',
          1000,
        )),
    );
  expect((await attempt())?.code).toBeUndefined();
  expect((await attempt())?.code).toBe('TOO_MANY_PASSWORDS');
  expect((await attempt())?.code).toBe('TOO_MANY_REQUESTS');
});
