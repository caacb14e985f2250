import { randomBytes } from 'node:crypto';
import { expect, test, vi } from 'vitest';
import { KEY_BYTES, KeyRing } from '../keys/key-ring.ts';
import { PasswordPool } from '../passwords/password-pool.ts';
import type { Store } from '../store/store.ts';
import { siteForRecovery } from '../testing/recovery.ts';
import { ANN, type TestSite } from '../testing/test-site.ts';
import { DEFAULT_LIMITS } from '../throttle/limits.ts';
import { requestRecovery } from './request.ts';

/** Returns a store that records the names of all calls in order. */
function watched(store: Store, calls: string[]): Store {
  const parts = Object.entries(store).map(([name, part]) => {
    if (name === 'together' || name === 'transaction') {
      const run = (work: (inner: Store) => Promise<unknown>) => {
        calls.push(name);
        return store[name]((inner) => work(watched(inner, calls)));
      };
      return [name, run];
    }
    if (typeof part !== 'object') return [name, part];
    const spied = Object.entries(part).map(([method, call]) => [
      method,
      (...given: unknown[]) => {
        calls.push(`${name}.${method}`);
        return (call as (...given: unknown[]) => unknown)(...given);
      },
    ]);
    return [name, Object.fromEntries(spied)];
  });
  return Object.fromEntries(parts) as Store;
}

const KEYS = new KeyRing(new Map([['k1', randomBytes(KEY_BYTES)]]));

async function workFor(site: TestSite, email: string): Promise<string[]> {
  const calls: string[] = [];
  const occasion = { now: site.clock.now, address: '192.0.2.1', userAgent: null };
  await requestRecovery(
    { store: watched(site.store, calls), keys: KEYS, limits: DEFAULT_LIMITS },
    email,
    occasion,
  ).catch(() => calls.push('refused'));
  return calls;
}

test('a request makes the same calls for known and unknown addresses', async () => {
  const site = await siteForRecovery();
  const matches = vi.spyOn(PasswordPool.prototype, 'matches');
  const known = await workFor(site, ANN.email);
  expect(known).toContain('recoveries.ask');
  expect(known.filter((call) => call.startsWith('users.'))).toEqual([]);
  expect(await workFor(site, 'nobody@example.com')).toEqual(known);

  // A refusal makes the same calls, too.
  for (const email of [ANN.email, 'nobody@example.com']) {
    for (let asked = 0; asked < 4; asked += 1) await workFor(site, email);
  }
  const refused = await workFor(site, ANN.email);
  expect(refused.at(-1)).toBe('refused');
  expect(await workFor(site, 'nobody@example.com')).toEqual(refused);
  expect(matches).not.toHaveBeenCalled();
  vi.restoreAllMocks();
});
