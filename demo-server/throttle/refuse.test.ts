import { expect, test } from 'vitest';
import { HOUR, MINUTE } from '../../shared/durations.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { databaseFor } from '../testing/test-database.ts';
import { type Limit, steady } from './limits.ts';
import { reserveFromNetwork } from './network.ts';
import { refusalOf, reserveOrRefuse, retryDetails } from './refuse.ts';

test.each([
  ['gives no wait if waiting does not help', undefined, {}],
  ['gives no wait if the next attempt is allowed now', 0, {}],
  ['rounds a millisecond up to one second', 1, { retryAfter: 1 }],
  ['rounds up to whole seconds', 1001, { retryAfter: 2 }],
  ['gives one hour as 3600 seconds', HOUR, { retryAfter: 3600 }],
])('%s', (_what, waitMs, details) => {
  expect(retryDetails(waitMs)).toEqual(details);
  const refusal = refusalOf('ACCOUNT_TEMPORARILY_LOCKED', { waitMs });
  expect(refusal).toMatchObject({ code: 'ACCOUNT_TEMPORARILY_LOCKED', details });
  expect('retryAfter' in refusal.details).toBe('retryAfter' in details);
});

const STOPS_AFTER_TWO: Limit = { ...steady(1000, 1000), hardStop: 2 };

test('a refusal has the wait until the next attempt, and none at the hard stop', async () => {
  const store = await (await databaseFor(temporaryFolder())).open();
  const attempt = (limit: Limit, key: string) =>
    reserveOrRefuse(store, { key, limit }, 'TOO_MANY_PASSWORDS', 1000);
  expect(await attempt(steady(1, MINUTE), 'one a minute')).toBeUndefined();
  expect((await attempt(steady(1, MINUTE), 'one a minute'))?.details).toEqual({ retryAfter: 60 });
  for (let tried = 0; tried < 2; tried += 1) expect(await attempt(STOPS_AFTER_TWO, 'two')).toBeUndefined();
  expect((await attempt(STOPS_AFTER_TWO, 'two'))?.details).toEqual({});
});

test('a returned refusal keeps what was reserved before it', async () => {
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
