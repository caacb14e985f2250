import { expect, test } from 'vitest';
import { MINUTE, SECOND } from '../../shared/durations.ts';
import { Refusal } from '../base/refusal.ts';
import type { PendingSession } from '../sessions/sessions.ts';
import { type Domain, newOwner, type Owner, startDomain } from '../testing/domain.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { databaseFor } from '../testing/test-database.ts';
import { wrongCode } from '../testing/test-site.ts';
import { DEFAULT_LIMITS, steady } from '../throttle/limits.ts';
import { proveSecondFactor } from './prove.ts';
import { finishSignIn } from './second-step.ts';

/** Ann with a second factor, on a database that two connections share, as two server processes do. */
async function annOnTwoConnections() {
  const folder = temporaryFolder();
  const limits = { ...DEFAULT_LIMITS, network: steady(60, MINUTE) };
  const domain = await startDomain({ folder, limits });
  const owner = await newOwner(domain, { enrolled: true });
  const { store, clock } = domain;
  const other = await (await databaseFor(folder)).open();
  const connections = [domain.parts, { ...domain.parts, store: other }];
  const right = owner.codeOf(clock.now);

  /** Sends one code in each pending session, all at once. @returns the results, in order */
  const race = async (pendings: readonly PendingSession[], codes: readonly string[]) =>
    Promise.all(
      pendings.map(async (pending, index) => {
        const parts = connections[index % connections.length] ?? domain.parts;
        const offered = { factor: 'totp', code: codes[index] ?? '' } as const;
        return finishSignIn(parts, pending, offered, { trust: false }, domain.occasion()).then(
          () => 'accepted',
          (error: unknown) => (error instanceof Refusal ? error.code : Promise.reject(error)),
        );
      }),
    );
  const attemptsIn = async (pendings: readonly PendingSession[]) => {
    const rows = await Promise.all(
      pendings.map(({ tokenHash }) => store.sessions.byTokenHash(tokenHash, clock.now)),
    );
    return rows.reduce((sum, row) => sum + (row?.attempts ?? 0), 0);
  };
  const failures = async () => (await store.throttles.read(`codes:${owner.userId}`))?.failures ?? 0;
  const ofNetwork = async () => {
    const { nextAllowedAt = clock.now } = (await store.throttles.read('network:192.0.2.7')) ?? {};
    return Math.max(0, nextAllowedAt - clock.now) / SECOND;
  };
  const outcomes = async () => {
    const events = (await store.audit.of(owner.userId)).filter(({ kind }) => kind === 'second-factor');
    const byOutcome = Map.groupBy(events, ({ reason, outcome }) => reason ?? outcome);
    return Object.fromEntries([...byOutcome].map(([name, all]) => [name, all.length]));
  };
  return { domain, owner, right, race, attemptsIn, failures, ofNetwork, outcomes };
}

async function pendingSessions(owner: Owner, count: number): Promise<PendingSession[]> {
  return Promise.all(Array.from({ length: count }, () => owner.pending()));
}

test('of the same code in several sign-ins at once, one is accepted, and each of the others counts', async () => {
  const ann = await annOnTwoConnections();
  const pendings = await pendingSessions(ann.owner, 5);
  const results = await ann.race(pendings, Array(5).fill(ann.right));
  expect(results.sort()).toEqual([...Array(4).fill('INVALID_CODE'), 'accepted']);
  // They lost to the one that was accepted, so they count after it has cleared the count.
  expect(await ann.failures()).toBe(4);
  expect(await ann.attemptsIn(pendings)).toBe(4);
  expect(await ann.ofNetwork()).toBe(4);
  expect(await ann.outcomes()).toEqual({ success: 1, 'replayed-code': 4 });
});

test('of right and wrong codes at once, one is accepted, and each that was compared counts once', async () => {
  const ann = await annOnTwoConnections();
  const wrong = wrongCode(ann.owner.codeOf, ann.domain.clock.now);
  const pendings = await pendingSessions(ann.owner, 16);
  // Four wrong ones do not lock the account: a right code is always compared.
  const codes = pendings.map((_, index) => (index % 4 === 1 ? wrong : ann.right));
  const results = await ann.race(pendings, codes);
  const compared = results.filter((result) => result === 'INVALID_CODE').length;
  const locked = results.filter((result) => result === 'ACCOUNT_TEMPORARILY_LOCKED').length;
  expect(results.filter((result) => result === 'accepted')).toHaveLength(1);
  expect(compared + locked).toBe(15);
  expect(await ann.failures()).toBe(5);
  // A locked attempt counts for the network, but not for its sign-in.
  expect(await ann.attemptsIn(pendings)).toBe(compared);
  expect(await ann.ofNetwork()).toBe(15);
  const { success, locked: denied, ...failed } = await ann.outcomes();
  expect({ success, denied }).toEqual({ success: 1, denied: locked });
  expect(Object.values(failed).reduce((sum, count) => sum + count, 0)).toBe(compared);
});

test('of the same code several times at once in one sign-in, one is accepted', async () => {
  const ann = await annOnTwoConnections();
  const [pending] = await pendingSessions(ann.owner, 1);
  const results = await ann.race(Array(8).fill(pending), Array(8).fill(ann.right));
  expect(results.filter((result) => result === 'accepted')).toHaveLength(1);
  // The sign-in is over for the others, so nothing of theirs was compared.
  expect(new Set(results)).toEqual(new Set(['accepted', 'UNAUTHORIZED']));
  expect(await ann.failures()).toBe(0);
  expect(await ann.outcomes()).toEqual({ success: 1 });
});

test.each<[what: string, offer: (owner: Owner, domain: Domain) => string]>([
  ['a right code', ({ codeOf }, { clock }) => codeOf(clock.now)],
  ['a wrong code', ({ codeOf }, { clock }) => wrongCode(codeOf, clock.now)],
])('if the request of %s fails after the comparison, the attempt still counts', async (_what, offer) => {
  const ann = await annOnTwoConnections();
  const { domain, owner } = ann;
  const [pending] = await pendingSessions(owner, 1);
  if (!pending) throw new Error('A sign-in was begun.');
  const failing = new Error('The disk is full.');
  // The audit log is written last, for both.
  const store: typeof domain.store = {
    ...domain.store,
    together: (work) =>
      domain.store.together((write) =>
        work({ ...write, audit: { ...write.audit, record: () => Promise.reject(failing) } }),
      ),
  };
  const offered = { factor: 'totp', code: offer(owner, domain) } as const;
  const proven = proveSecondFactor(
    { ...domain.parts, store },
    pending,
    offered,
    domain.occasion(),
    async () => ({ value: 'settled', sessionId: pending.id }),
  );
  await expect(proven).rejects.toBe(failing);
  expect(await ann.failures()).toBe(1);
  expect(await ann.attemptsIn([pending])).toBe(1);
  expect(await ann.ofNetwork()).toBe(1);
  expect(await ann.outcomes()).toEqual({});
});

test('a lock holds while its transactions overlap, and ends by the clock', async () => {
  const ann = await annOnTwoConnections();
  const { clock } = ann.domain;
  const wrong = wrongCode(ann.owner.codeOf, clock.now);
  const pendings = await pendingSessions(ann.owner, 12);
  const results = await ann.race(pendings, Array(12).fill(wrong));
  expect(results.filter((result) => result === 'INVALID_CODE')).toHaveLength(5);
  expect(results.filter((result) => result === 'ACCOUNT_TEMPORARILY_LOCKED')).toHaveLength(7);
  clock.now += MINUTE;
  const again = await pendingSessions(ann.owner, 4);
  const later = await ann.race(again, Array(4).fill(ann.owner.codeOf(clock.now)));
  expect(later.filter((result) => result === 'accepted')).toHaveLength(1);
});
