import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DAY } from '../../shared/durations.ts';
import { Refusal } from '../base/refusal.ts';
import { SUPPORT_REQUEST_DAYS } from '../contract/index.ts';
import { hasSecondFactor } from '../factors/factors.ts';
import { KeyRing } from '../keys/key-ring.ts';
import type { FullSession } from '../sessions/sessions.ts';
import { startTestSite, type TestSite } from '../testing/test-site.ts';
import { DEFAULT_LIMITS, steady } from '../throttle/limits.ts';
import { approveSupportRequest, refuseSupportRequest } from './decide.ts';
import { cancelSupportRequest, getSupportRequest, requestSupport } from './request.ts';

const STAFF = { sam: 'support', ada: 'admin', eve: 'admin' } as const;
type Decider = keyof typeof STAFF | 'owner';

type Step =
  | { kind: 'ask' | 'cancel' | 'change-password' }
  | { kind: 'wait'; days: number }
  | { kind: 'approve'; by: Decider; seen: 'open' | 'approved-by-one' }
  | { kind: 'refuse'; by: Decider };

const decider = fc.constantFrom<Decider>('sam', 'ada', 'eve', 'owner');
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.constant({ kind: 'ask' as const }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom({ kind: 'cancel' as const }, { kind: 'change-password' as const }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('wait' as const), days: fc.constantFrom(1, 13, 14) }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('approve' as const),
      by: decider,
      seen: fc.constantFrom('open' as const, 'approved-by-one' as const),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('refuse' as const), by: decider }) },
);

/** The expected state. */
interface Model {
  hasFactor: boolean;
  /** Whoever was reset must sign in with a link, and may ask again if all links are lost. */
  wasReset: boolean;
  request: { state: 'open' | 'approved-by-one'; firstBy?: Decider; endsAt: number } | undefined;
}

test('after any steps in any order, a factor is reset only by two approvals of two other people', async () => {
  const site = await startTestSite();
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), (steps) => live(site, steps)),
    { numRuns: 20 },
  );
});

async function live({ store, database }: TestSite, steps: readonly Step[]): Promise<void> {
  let now = Date.UTC(2026, 10, 20);
  const parts = {
    store,
    keys: new KeyRing(new Map([['k1', new Uint8Array(32)]])),
    limits: { ...DEFAULT_LIMITS, recoveries: steady(1000, 1000) },
  };
  const ids = new Map<Decider, string>();
  for (const name of ['owner', 'sam', 'ada', 'eve'] as const) {
    const id = randomUUID();
    ids.set(name, id);
    const role = name === 'owner' ? 'admin' : STAFF[name];
    const account = { name, passwordHash: '', credentialEpoch: 0, createdAt: now, updatedAt: now };
    await store.users.insert({ id, email: `${id}@example.com`, role, ...account });
    await store.addresses.verify((await store.addresses.primaryOf(id))?.id ?? '', now);
  }
  const idOf = (name: Decider) => ids.get(name) ?? '';
  await database.query(
    `insert into verifications (id, user_id, kind, sealed_secret, attempts, last_used_step, created_at)
     values ($1, $2, '2fa', 'sealed', 0, -1, 0)`,
    randomUUID(),
    idOf('owner'),
  );
  const sessionOf = async (name: Decider): Promise<FullSession> => {
    const epoch = (await store.users.byId(idOf(name)))?.credentialEpoch ?? 0;
    const moments = { provenAt: now, createdAt: now, expiresAt: now + DAY, lastSeenAt: now };
    const where = { address: '127.0.0.1', userAgent: null };
    return {
      id: randomUUID(),
      tokenHash: '',
      userId: idOf(name),
      kind: 'full',
      attempts: 0,
      epoch,
      ...moments,
      ...where,
    };
  };

  const model: Model = { hasFactor: true, wasReset: false, request: undefined };
  let requestId = '';
  for (const taken of steps) {
    const occasion = { now, address: '127.0.0.1', userAgent: null };
    if (model.request && model.request.endsAt <= now) model.request = undefined;
    switch (taken.kind) {
      case 'wait':
        now += taken.days * DAY;
        break;
      case 'change-password':
        await store.users.nextEpoch(idOf('owner'));
        model.request = undefined;
        break;
      case 'ask': {
        const owner = await sessionOf('owner');
        const isOpened = await succeeds(async () => {
          requestId = (await requestSupport(parts, owner, 'A reason that is long enough.', occasion)).id;
        });
        expect(isOpened).toBe((model.hasFactor || model.wasReset) && !model.request);
        if (isOpened) model.request = { state: 'open', endsAt: now + SUPPORT_REQUEST_DAYS * DAY };
        break;
      }
      case 'cancel': {
        const owner = await sessionOf('owner');
        const isCancelled = await succeeds(() => cancelSupportRequest(parts, owner, occasion));
        expect(isCancelled).toBe(model.request !== undefined);
        model.request = undefined;
        break;
      }
      case 'refuse': {
        const by = await sessionOf(taken.by);
        const decided = { id: requestId, reason: 'Nobody answered.' };
        const isRefused = await succeeds(() => refuseSupportRequest(parts, by, decided, occasion));
        expect(isRefused).toBe(model.request !== undefined && taken.by !== 'owner');
        if (isRefused) model.request = undefined;
        break;
      }
      case 'approve': {
        const by = await sessionOf(taken.by);
        const decided = { id: requestId, state: taken.seen, reason: 'The answers fit.' };
        const isApproved = await succeeds(() => approveSupportRequest(parts, by, decided, occasion));
        expect(isApproved).toBe(mayApprove(model, taken.by, taken.seen));
        if (!isApproved || !model.request) break;
        if (taken.seen === 'open') {
          model.request = { ...model.request, state: 'approved-by-one', firstBy: taken.by };
        } else {
          model.request = undefined;
          model.hasFactor = false;
          model.wasReset = true;
        }
      }
    }
    const isOpen = model.request !== undefined && model.request.endsAt > now;
    const seen = await getSupportRequest(parts, await sessionOf('owner'), { ...occasion, now });
    expect(seen?.state).toBe(isOpen ? model.request?.state : undefined);
    expect(await hasSecondFactor(store, idOf('owner'))).toBe(model.hasFactor);
  }
}

function mayApprove({ request }: Model, by: Decider, seen: 'open' | 'approved-by-one'): boolean {
  if (!request || request.state !== seen || by === 'owner') return false;
  return seen === 'open' || (by !== request.firstBy && STAFF[by] === 'admin');
}

/** Returns whether the call succeeded. A refusal gives false; any other error is a fault. */
async function succeeds(work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}
