import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MINUTE } from '../../shared/durations.ts';
import { readRefusal } from '../testing/browser.ts';
import { keysOf, lettersTo, tokenIn } from '../testing/letters.ts';
import { ANN, ANN_SIGN_IN, authenticator, STEP_MS, startTestSite } from '../testing/test-site.ts';
import { DEFAULT_LIMITS, steady } from '../throttle/limits.ts';
import { carryOutDueResets } from './carry-out.ts';
import { DEFAULT_RECOVERY } from './settings.ts';

const LINK = 30 * MINUTE;
const WAIT = 60 * MINUTE;
const { password } = ANN;

/** A recovery in the model. */
interface Recovery {
  use: string;
  cancel: string;
  expiresAt: number;
  state: 'open' | 'waiting' | 'done' | 'void';
  dueAt: number;
}

const step = fc.oneof(
  { weight: 4, arbitrary: fc.constant({ kind: 'ask' } as const) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('open' as const), which: fc.constantFrom(0, 0, 0, 1, 2) }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('use' as const),
      which: fc.constantFrom(0, 0, 0, 1, 2),
      right: fc.constantFrom(true, true, false),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('cancel' as const), which: fc.constantFrom(0, 0, 0, 1, 2) }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'change' } as const) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('wait' as const),
      ms: fc.constantFrom(1, LINK - 1, LINK, WAIT - 1, WAIT),
    }),
  },
);

test('links agree with their model after any requests, uses, cancellations and changes at any time', async () => {
  // Wide limits: other tests cover them.
  const wide = steady(100_000, 1000);
  const codes = { ...DEFAULT_LIMITS.codes, pace: { ...DEFAULT_LIMITS.codes.pace, free: 1000 } };
  const site = await startTestSite({
    recovery: { ...DEFAULT_RECOVERY, linkMs: LINK, waitMs: WAIT },
    limits: {
      ...DEFAULT_LIMITS,
      codes,
      network: wide,
      recoveries: wide,
      passwords: wide,
      passwordsAnywhere: wide,
    },
  });
  const { store, clock } = site;
  const keys = keysOf(site);
  let account = 0;

  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 16, maxLength: 20 }), async (steps) => {
      account += 1;
      const email = `ann${account}@example.com`;
      const ann = site.newBrowser();
      const { user } = await ann.send('signUpEmail', { ...ANN, email });
      for (const { id } of await store.addresses.of(user.id)) await store.addresses.verify(id, clock.now);
      const { totpURI } = await ann.send('beginEnrolment', { password });
      await ann.send('verifyTotp', { code: authenticator(totpURI)(clock.now) });
      clock.now += STEP_MS;

      const recoveries: Recovery[] = [];
      let resets = 0;
      const seen = new Set<string>();
      const ask = async () => {
        const pending = site.newBrowser();
        await pending.send('signInEmail', { ...ANN_SIGN_IN, email });
        await pending.call('requestOwnRecovery');
        const letters = await lettersTo(site, email, 'recovery-link');
        const letter = letters.find(({ details }) => !seen.has(details.path));
        if (letter) seen.add(letter.details.path);
        return letter && { use: tokenIn(letter.details.path), cancel: tokenIn(letter.details.cancelPath) };
      };

      for (const move of [{ kind: 'ask' } as const, ...steps]) {
        for (const one of recoveries) {
          if (one.state === 'open' && one.expiresAt <= clock.now) one.state = 'void';
          if (one.state === 'waiting' && one.dueAt <= clock.now) {
            one.state = 'done';
            resets += 1;
          }
        }
        await carryOutDueResets({ ...site, keys }, clock.now);
        const isWaiting = recoveries.some(({ state }) => state === 'waiting');
        const picked = 'which' in move ? recoveries.at(-1 - move.which) : undefined;
        const browser = site.newBrowser();
        switch (move.kind) {
          case 'wait':
            clock.now += move.ms;
            break;
          case 'change':
            await store.users.nextEpoch(user.id);
            for (const one of recoveries) if (one.state !== 'done') one.state = 'void';
            break;
          case 'ask': {
            if (resets > 0) break;
            const links = await ask();
            expect(links === undefined).toBe(isWaiting);
            if (!links) break;
            for (const one of recoveries) if (one.state === 'open') one.state = 'void';
            recoveries.push({ ...links, expiresAt: clock.now + LINK, state: 'open', dueAt: 0 });
            break;
          }
          case 'open': {
            if (!picked) break;
            const response = await browser.call('viewRecovery', { token: picked.use });
            expect(response.status).toBe(picked.state === 'void' ? 410 : 200);
            if (response.ok) expect(await response.json()).toMatchObject({ state: picked.state });
            break;
          }
          case 'use': {
            if (!picked) break;
            const offered = move.right ? password : 'wrong password';
            const response = await browser.call('redeemRecovery', { token: picked.use, password: offered });
            const works = picked.state === 'open' && move.right;
            if (works) Object.assign(picked, { state: 'waiting', dueAt: clock.now + WAIT });
            else
              expect((await readRefusal(response)).code).toBe(
                picked.state === 'open' ? 'INVALID_PASSWORD' : 'RECOVERY_LINK_INVALID',
              );
            expect(response.status === 200).toBe(works);
            expect(response.headers.getSetCookie()).toEqual([]);
            break;
          }
          case 'cancel': {
            if (!picked) break;
            const response = await browser.call('cancelRecovery', { token: picked.cancel });
            const works = picked.state === 'open' || picked.state === 'waiting';
            expect(response.status).toBe(works ? 200 : 410);
            if (works) picked.state = 'void';
            break;
          }
        }
        expect((await store.users.byId(user.id))?.mustEnrolSince !== null).toBe(resets > 0);
      }
      const entries = (await store.audit.of(user.id)).filter(({ kind }) => kind === 'second-factor-reset');
      expect(entries).toHaveLength(resets);
      expect(resets).toBeLessThanOrEqual(1);
    }),
    { numRuns: 8 },
  );
});
